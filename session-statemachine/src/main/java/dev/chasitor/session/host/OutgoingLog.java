package dev.chasitor.session.host;

import dev.chasitor.model.Message;
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

  /** Returns all messages kept, as one answer. */
  MessagesResponse answer() {
    MessagesResponse.Builder answer = MessagesResponse.builder().sequence(last());
    for (ServerMessage message : kept) {
      answer.addMessages(Message.of(message));
    }
    return answer.build();
  }

  OutgoingLog afterAnswer() {
    return new OutgoingLog(first, kept, last());
  }
}
