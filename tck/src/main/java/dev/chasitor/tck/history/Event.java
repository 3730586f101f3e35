package dev.chasitor.tck.history;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.Phase;
import dev.chasitor.transport.HttpTransport.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One thing that happened, and when. {@code toString} is one readable line: failures are read in
 * it. Secrets stand as short tags only.
 */
public sealed interface Event {

  /** When, since the run began. */
  Duration at();

  /** The application said something. */
  record Said(Duration at, long ref, String text) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "app says      #" + ref + " '" + text + "'");
    }
  }

  /** The application asked for the end. */
  record EndAsked(Duration at, long ref) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "app ends      #" + ref);
    }
  }

  /**
   * A request left the client.
   *
   * @param at when
   * @param call names it
   * @param type what it is
   * @param sequence its number
   * @param ack its ack
   * @param key a tag of the session key it bears, empty for none
   * @param affinity a tag of the affinity token it bears, empty for none
   * @param body what it says: the text of a line, empty otherwise
   */
  record Sent(
      Duration at,
      long call,
      RequestType type,
      OptionalLong sequence,
      OptionalLong ack,
      String key,
      String affinity,
      String body)
      implements Event {
    @Override
    public String toString() {
      return Line.of(
          at,
          "client → "
              + Line.call(call, type)
              + (sequence.isPresent() ? " seq=" + sequence.getAsLong() : "")
              + (ack.isPresent() ? " ack=" + ack.getAsLong() : "")
              + (affinity.isEmpty() ? "" : " node=" + affinity)
              + (body.isEmpty() ? "" : " '" + body + "'"));
    }

    /** Whether it is a numbered POST. */
    public boolean isNumbered() {
      return sequence.isPresent();
    }
  }

  /**
   * An answer reached the client.
   *
   * @param at when
   * @param call the request's name
   * @param type what was asked
   * @param status the HTTP status
   * @param readable whether its body could be read as what the protocol says
   * @param sequence the {@code sequence} of a batch
   * @param lines what a batch or a transcript held, see {@link Pushed}
   * @param key a tag of the key it tells, empty for none
   * @param affinity a tag of the token it tells, empty for none
   * @param late whether the client had given the call up before
   */
  record Answered(
      Duration at,
      long call,
      RequestType type,
      int status,
      boolean readable,
      OptionalLong sequence,
      List<Pushed> lines,
      String key,
      String affinity,
      boolean late)
      implements Event {
    public Answered {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      return Line.of(
          at,
          "client ← "
              + Line.call(call, type)
              + " "
              + status
              + (readable ? "" : " unreadable")
              + (sequence.isPresent() ? " sequence=" + sequence.getAsLong() : "")
              + (lines.isEmpty() ? "" : " " + lines)
              + (affinity.isEmpty() ? "" : " node=" + affinity)
              + (late ? " (late)" : ""));
    }

    /** Whether it is a success. */
    public boolean isSuccess() {
      return status >= 200 && status < 300 && readable;
    }
  }

  /**
   * A message in a batch.
   *
   * @param type the word in its type property
   * @param text the text of a line, empty otherwise
   * @param known for a transcript: the visitor's lines the server has, in order
   */
  record Pushed(String type, String text, List<String> known) {
    public Pushed {
      known = List.copyOf(known);
    }

    @Override
    public String toString() {
      return type + (text.isEmpty() ? "" : " '" + text + "'") + (known.isEmpty() ? "" : known);
    }
  }

  /** A request came to nothing. */
  record Failed(Duration at, long call, RequestType type, FailureKind failure) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "client ✗ " + Line.call(call, type) + " " + failure);
    }
  }

  /** The client gave a request up. */
  record Cancelled(Duration at, long call, RequestType type) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "client ∅ " + Line.call(call, type));
    }
  }

  /** The application was told of a message. */
  record Told(Duration at, String type, String text, boolean recovered) implements Event {
    @Override
    public String toString() {
      return Line.of(
          at,
          "app hears     "
              + type
              + (text.isEmpty() ? "" : " '" + text + "'")
              + (recovered ? " (recovered)" : ""));
    }
  }

  /** The application was told of a phase. */
  record Moved(Duration at, Phase to) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "phase         " + to);
    }
  }

  /** The application was told of the end. */
  record Over(Duration at, String cause) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "over          " + cause);
    }
  }

  /** What a command can come to. */
  enum Fate {
    /** The server has it. */
    ACCEPTED,
    /** The server does not want it. */
    REFUSED,
    /** It was sent, and nothing more is known. */
    UNKNOWN,
    /** It was never sent. */
    NOT_SENT
  }

  /** The application was told what became of a command. */
  record Settled(Duration at, long ref, Fate fate) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "app settled   #" + ref + " " + fate);
    }
  }

  /** Ground truth: the server took a line of the visitor's in. */
  record Processed(Duration at, String text) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "        server takes '" + text + "'");
    }
  }

  /** Ground truth: the agent said something. */
  record AgentSaid(Duration at, String text) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "        agent says '" + text + "'");
    }
  }

  /** Ground truth: a node was lost. */
  record NodeLost(Duration at, String node) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "        " + node + " is lost");
    }
  }

  /** Ground truth: another node holds the session. */
  record TakenOver(Duration at, String node) implements Event {
    @Override
    public String toString() {
      return Line.of(at, "        " + node + " takes the session over");
    }
  }
}
