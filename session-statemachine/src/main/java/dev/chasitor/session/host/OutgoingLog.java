package dev.chasitor.session.host;

import dev.chasitor.codec.EncodedSize;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages that the host pushes, each kept until the client acknowledges it (rules S-ACK-01,
 * S-ACK-02; rulings A2, A3). Each message has an index, from 0. The index goes on after a
 * take-over, so that {@code sequence} never decreases (S-ACK-03), and an earlier ack covers
 * nothing. Immutable.
 *
 * @param first the index of the first message kept
 * @param kept the messages that are not acknowledged, in order
 * @param delivered the highest index that was in an answer, -1 before the first
 */
public record OutgoingLog(long first, List<ServerMessage> kept, long delivered) {

  static final OutgoingLog EMPTY = new OutgoingLog(0, List.of(), -1);

  public OutgoingLog {
    kept = List.copyOf(kept);
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** The index of the last message pushed, -1 before the first. */
  long last() {
    return first + kept.size() - 1;
  }

  OutgoingLog with(ServerMessage message) {
    List<ServerMessage> longer = new ArrayList<>(kept);
    longer.add(message);
    return new OutgoingLog(first, longer, delivered);
  }

  /**
   * Returns the log without the messages that {@code ack} covers. It never covers messages that
   * were not delivered.
   */
  OutgoingLog acknowledged(long ack) {
    long through = Math.min(ack, delivered);
    if (through < first) {
      return this;
    }
    int covered = (int) (through - first + 1);
    return new OutgoingLog(through + 1, kept.subList(covered, kept.size()), delivered);
  }

  /**
   * Returns a log with these messages, none of them delivered, instead of those kept. The index
   * goes on.
   */
  OutgoingLog begunAnew(List<ServerMessage> messages) {
    return new OutgoingLog(last() + 1, messages, last());
  }

  /** Whether ChasitorSessionData, which is always first after a take-over, is not acknowledged. */
  boolean beginsWithTranscript() {
    return !kept.isEmpty() && kept.get(0).kind() == MessageType.CHASITOR_SESSION_DATA;
  }

  /** How many of the messages kept are lines. */
  long lines() {
    return lines(kept);
  }

  static long lines(List<ServerMessage> messages) {
    return messages.stream().filter(each -> each.kind() == MessageType.CHAT_MESSAGE).count();
  }

  /**
   * Returns how many of the first messages go in one answer: as many as stay within the bounds of
   * the profile, but at least one (rule S-SIZ-01). A repeat of an answer is never shorter, and no
   * earlier answer since the last ack had more.
   */
  int batchSize(HostProfile profile) {
    int most = Math.min(kept.size(), profile.batchMessages());
    if (most <= 1) {
      return most;
    }
    long bytes = 0;
    for (int size = 0; size < most; size++) {
      bytes += EncodedSize.of(kept.get(size)) + 1;
      if (size > 0 && bytes > profile.batchBytes()) {
        return size;
      }
    }
    return most;
  }

  /** Returns the first messages as one answer. */
  MessagesResponse answer(int size) {
    MessagesResponse.Builder answer = MessagesResponse.builder().sequence(first + size - 1);
    for (ServerMessage message : kept.subList(0, size)) {
      answer.addMessages(Message.of(message));
    }
    return answer.build();
  }

  /** Returns the log after an answer with the first messages. */
  OutgoingLog afterAnswer(int size) {
    return new OutgoingLog(first, kept, Math.max(delivered, first + size - 1));
  }
}
