package dev.chasitor.session.host;

import dev.chasitor.codec.EncodedSize;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the client gets of a chat after a take-over (rules S-RSY-04, S-SIZ-01). Immutable.
 *
 * <p>A transcript within the bounds of the profile goes whole, and restores every line. Otherwise
 * the lines go these ways:
 *
 * <ul>
 *   <li>A line of an agent that no answer can have held is pushed after ChasitorSessionData, as any
 *       new line.
 *   <li>A line of an agent that an answer may have held and that is not acknowledged is in the
 *       transcript. The client compares the transcript with what it has reported, so it reports
 *       such a line once. These lines were one batch at most.
 *   <li>The newest line of the visitor is in the transcript. It shows the client up to where its
 *       lines arrived. So is the newest line of an agent that is acknowledged: by it the client
 *       finds what it has reported. If the transcript would then be longer than an answer may be,
 *       the line stands in it without its text.
 *   <li>Of the other lines, the newest that still fit are in the transcript.
 * </ul>
 *
 * @param lines the lines in ChasitorSessionData, in order
 * @param following the messages that are pushed after it, in order
 */
record RestoredChat(List<TranscriptEntry> lines, List<ServerMessage> following) {

  RestoredChat {
    lines = List.copyOf(lines);
    following = List.copyOf(following);
  }

  static RestoredChat of(HostSession session) {
    List<ServerMessage> kept = session.log().kept();
    if (isWithinBounds(session)) {
      return new RestoredChat(session.transcript(), following(kept, kept.size()));
    }
    int sent = session.log().batchSize(session.profile());
    long unsent = OutgoingLog.lines(kept.subList(sent, kept.size()));
    return new RestoredChat(newest(session, unsent), following(kept, sent));
  }

  private static boolean isWithinBounds(HostSession session) {
    List<TranscriptEntry> all = session.transcript();
    Room room = new Room(session.profile());
    for (int at = all.size() - 1; at >= 0; at--) {
      if (!room.takes(all.get(at))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the transcript within the bounds.
   *
   * @param unsent how many of the agents' last lines no answer can have held
   */
  private static List<TranscriptEntry> newest(HostSession session, long unsent) {
    List<TranscriptEntry> all = session.transcript();
    long agents = all.stream().filter(HostSession::isOfAgent).count();
    long heard = session.heardSoFar();
    HostProfile profile = session.profile();
    Room room = new Room(profile);
    BitSet decided = new BitSet();
    Map<Integer, TranscriptEntry> shown = new TreeMap<>();
    int newestOfVisitor = -1;
    int newestHeard = -1;
    long ordinal = 0;
    for (int at = 0; at < all.size(); at++) {
      TranscriptEntry line = all.get(at);
      if (HostSession.isOfVisitor(line)) {
        newestOfVisitor = at;
      } else if (HostSession.isOfAgent(line) && ++ordinal <= heard) {
        newestHeard = at;
      } else if (HostSession.isOfAgent(line)) {
        decided.set(at);
        if (ordinal <= agents - unsent) {
          shown.put(at, room.add(line));
        }
      }
    }
    for (int at : new int[] {newestOfVisitor, newestHeard}) {
      if (at >= 0) {
        decided.set(at);
        shown.put(at, room.addWithin(profile.batchBytes(), all.get(at)));
      }
    }
    for (int at = decided.previousClearBit(all.size() - 1);
        at >= 0 && room.takes(all.get(at));
        at = decided.previousClearBit(at - 1)) {
      shown.put(at, all.get(at));
    }
    return List.copyOf(shown.values());
  }

  /** The room that is left in a transcript. One thread uses it, for one transcript. */
  private static final class Room {
    private final HostProfile profile;
    private int lines;
    private long bytes;

    Room(HostProfile profile) {
      this.profile = profile;
    }

    /** Adds a line, and returns it. */
    TranscriptEntry add(TranscriptEntry line) {
      lines++;
      bytes += EncodedSize.of(line) + 1;
      return line;
    }

    /** Adds a line, without its text if all would be longer than so many bytes; returns it. */
    TranscriptEntry addWithin(int most, TranscriptEntry line) {
      boolean fits = bytes + EncodedSize.of(line) + 1 <= most;
      return add(
          fits ? line : TranscriptEntry.builder().from(line).content(Optional.empty()).build());
    }

    /** Adds a line, and returns whether it fits; the first line always does. */
    boolean takes(TranscriptEntry line) {
      add(line);
      return lines == 1
          || (lines <= profile.transcriptLines() && bytes <= profile.transcriptBytes());
    }
  }

  /**
   * Returns the messages that are still news after ChasitorSessionData.
   *
   * @param shown how many of the first messages the transcript restores if they are lines
   */
  private static List<ServerMessage> following(List<ServerMessage> kept, int shown) {
    List<ServerMessage> news = new ArrayList<>();
    for (int at = 0; at < kept.size(); at++) {
      ServerMessage message = kept.get(at);
      boolean isUnsentLine = message.kind() == MessageType.CHAT_MESSAGE && at >= shown;
      if (isUnsentLine || isStillNews(message, kept.subList(at + 1, kept.size()))) {
        news.add(message);
      }
    }
    return news;
  }

  private static boolean isStillNews(ServerMessage message, List<ServerMessage> later) {
    return switch (message.kind()) {
      case CHAT_MESSAGE, AGENT_TYPING, AGENT_NOT_TYPING, CHASITOR_SESSION_DATA -> false;
      case QUEUE_UPDATE ->
          later.stream().noneMatch(other -> other.kind() == MessageType.QUEUE_UPDATE);
      case CHAT_REQUEST_SUCCESS,
          CHAT_REQUEST_FAIL,
          CHAT_ESTABLISHED,
          CHAT_TRANSFERRED,
          TRANSFER_TO_BUTTON_INITIATED,
          AGENT_JOINED_CONFERENCE,
          AGENT_LEFT_CONFERENCE,
          AGENT_DISCONNECT,
          RICH_MESSAGE,
          FILE_TRANSFER,
          CUSTOM_EVENT,
          NEW_VISITOR_BREADCRUMB,
          SENSITIVE_DATA_RULES,
          ASYNC_RESULT,
          CHAT_ENDED,
          RECONNECT_SESSION,
          SWITCH_SERVER,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          ERROR,
          WARNING,
          EMBEDDED_SERVICE_ERROR,
          UNKNOWN ->
          true;
    };
  }
}
