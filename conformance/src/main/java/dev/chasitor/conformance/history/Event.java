package dev.chasitor.conformance.history;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One thing that happened, and when. {@code toString} is one readable line: failures are read in
 * it. Secrets stand as short tags only.
 */
public sealed interface Event {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Said}. */
    SAID,
    /** {@link EndAsked}. */
    END_ASKED,
    /** {@link Closed}. */
    CLOSED,
    /** {@link Sent}. */
    SENT,
    /** {@link Answered}. */
    ANSWERED,
    /** {@link Failed}. */
    FAILED,
    /** {@link Cancelled}. */
    CANCELLED,
    /** {@link Told}. */
    TOLD,
    /** {@link Moved}. */
    MOVED,
    /** {@link Over}. */
    OVER,
    /** {@link Listened}. */
    LISTENED,
    /** {@link Halted}. */
    HALTED,
    /** {@link Resumed}. */
    RESUMED,
    /** {@link Struck}. */
    STRUCK,
    /** {@link Settled}. */
    SETTLED,
    /** {@link Processed}. */
    PROCESSED,
    /** {@link AgentSaid}. */
    AGENT_SAID,
    /** {@link NodeLost}. */
    NODE_LOST,
    /** {@link TakenOver}. */
    TAKEN_OVER,
    /** {@link RunOver}. */
    RUN_OVER
  }

  /** When, since the run began. */
  Duration at();

  /** The application said something. */
  record Said(Duration at, long ref, String text) implements Event {
    @Override
    public Kind kind() {
      return Kind.SAID;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app says      #" + ref + " '" + text + "'");
    }
  }

  /** The application asked for the end. */
  record EndAsked(Duration at, long ref) implements Event {
    @Override
    public Kind kind() {
      return Kind.END_ASKED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app ends      #" + ref);
    }
  }

  /** The application dropped the session. */
  record Closed(Duration at) implements Event {
    @Override
    public Kind kind() {
      return Kind.CLOSED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app closes");
    }
  }

  /**
   * The protocol's headers of a request.
   *
   * @param present which of them it bears
   * @param version the API version it names, empty for none
   * @param sequence its number
   * @param key a tag of the session key it bears, DELETE in its path; empty for none
   * @param affinity a tag of the affinity token it bears, empty for none and for the word null
   * @param server the host it goes to
   * @param leak where else than in its header (and in the path of DELETE) a session key stands,
   *     empty for nowhere
   */
  record Head(
      Set<Header> present,
      String version,
      OptionalLong sequence,
      String key,
      String affinity,
      String server,
      String leak) {
    public Head {
      present = Set.copyOf(present);
    }
  }

  /**
   * What a request says.
   *
   * @param lines the visitor's lines in it: one in ChatMessage, any number in MultiNoun
   * @param session the session that ChasitorInit names; a tag if it is a secret
   * @param print the text of a line; for others a short print by which two bodies can be told apart
   * @param exposed which of the lines, or what else of it, bears something that a rule for
   *     sensitive data keeps back
   */
  record Body(List<String> lines, String session, String print, List<String> exposed) {
    public Body {
      lines = List.copyOf(lines);
      exposed = List.copyOf(exposed);
    }

    /** A body with nothing sensitive in it. */
    public static Body plain(List<String> lines, String session, String print) {
      return new Body(lines, session, print, List.of());
    }
  }

  /**
   * A request left the client.
   *
   * @param at when
   * @param call names it
   * @param type what it is; UNKNOWN if it is not a request of the protocol
   * @param head its headers
   * @param ack its ack
   * @param says its body
   */
  record Sent(Duration at, long call, RequestType type, Head head, OptionalLong ack, Body says)
      implements Event {
    @Override
    public Kind kind() {
      return Kind.SENT;
    }

    @Override
    public String toString() {
      return EventLine.of(
          at,
          "client → "
              + EventLine.call(call, type)
              + (isNumbered() ? " seq=" + sequence().getAsLong() : "")
              + (ack.isPresent() ? " ack=" + ack.getAsLong() : "")
              + (affinity().isEmpty() ? "" : " node=" + affinity())
              + (says.lines().isEmpty() ? "" : " '" + body() + "'"));
    }

    /** Its number. */
    public OptionalLong sequence() {
      return head.sequence();
    }

    /** A tag of the key it bears. */
    public String key() {
      return head.key();
    }

    /** A tag of the token it bears. */
    public String affinity() {
      return head.affinity();
    }

    /** By what its body can be told from others. */
    public String body() {
      return says.print();
    }

    /** Whether it is a numbered POST. */
    public boolean isNumbered() {
      return sequence().isPresent();
    }
  }

  /**
   * What a server tells of a session when it opens it or takes it over.
   *
   * @param session its id, empty for none
   * @param key a tag of its key, empty for none
   * @param affinity a tag of the token, empty for none
   * @param pollTimeout seconds after which a silent poll is given up
   * @param lastNumber the last number that it took, as a 409 tells it
   */
  record Terms(
      String session,
      String key,
      String affinity,
      OptionalLong pollTimeout,
      OptionalLong lastNumber) {

    /** No word of a session. */
    public static final Terms NONE =
        new Terms("", "", "", OptionalLong.empty(), OptionalLong.empty());

    /** A session is opened. */
    public static Terms opened(String session, String key, String affinity, long pollTimeout) {
      return new Terms(session, key, affinity, OptionalLong.of(pollTimeout), OptionalLong.empty());
    }

    /** A session is taken over; both are empty if it is not. */
    public static Terms takenOver(String key, String affinity) {
      return new Terms("", key, affinity, OptionalLong.empty(), OptionalLong.empty());
    }

    /** A number is not the next one. */
    public static Terms outOfSync(OptionalLong lastNumber) {
      return new Terms("", "", "", OptionalLong.empty(), lastNumber);
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
   * @param terms what it tells of the session
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
      Terms terms,
      boolean late)
      implements Event {
    @Override
    public Kind kind() {
      return Kind.ANSWERED;
    }

    public Answered {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      return EventLine.of(
          at,
          "client ← "
              + EventLine.call(call, type)
              + " "
              + status
              + (readable ? "" : " unreadable")
              + (sequence.isPresent() ? " sequence=" + sequence.getAsLong() : "")
              + (lines.isEmpty() ? "" : " " + lines)
              + (affinity().isEmpty() ? "" : " node=" + affinity())
              + (late ? " (late)" : ""));
    }

    /** A tag of the key it tells. */
    public String key() {
      return terms.key();
    }

    /** A tag of the token it tells. */
    public String affinity() {
      return terms.affinity();
    }

    /** Whether a batch holds a message of this type. */
    public boolean holds(MessageType message) {
      return lines.stream().anyMatch(pushed -> pushed.type().equals(message.word()));
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
   * @param text the text of a line, the host that SwitchServer names, empty otherwise
   * @param known for a transcript: the visitor's lines the server has, in order
   * @param rules the names of the rules for sensitive data that it brings
   */
  record Pushed(String type, String text, List<String> known, List<String> rules) {
    public Pushed {
      known = List.copyOf(known);
      rules = List.copyOf(rules);
    }

    /** A message with a text or none. */
    public static Pushed of(String type, String text) {
      return new Pushed(type, text, List.of(), List.of());
    }

    /** A transcript. */
    public static Pushed transcript(String type, List<String> known) {
      return new Pushed(type, "", known, List.of());
    }

    @Override
    public String toString() {
      return type
          + (text.isEmpty() ? "" : " '" + text + "'")
          + (known.isEmpty() ? "" : known)
          + (rules.isEmpty() ? "" : " rules=" + rules);
    }
  }

  /** A request came to nothing. */
  record Failed(Duration at, long call, RequestType type, FailureKind failure) implements Event {
    @Override
    public Kind kind() {
      return Kind.FAILED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "client ✗ " + EventLine.call(call, type) + " " + failure);
    }
  }

  /** The client gave a request up. */
  record Cancelled(Duration at, long call, RequestType type) implements Event {
    @Override
    public Kind kind() {
      return Kind.CANCELLED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "client ∅ " + EventLine.call(call, type));
    }
  }

  /** The application was told of a message. */
  record Told(Duration at, String type, String text, boolean recovered) implements Event {
    @Override
    public Kind kind() {
      return Kind.TOLD;
    }

    @Override
    public String toString() {
      return EventLine.of(
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
    public Kind kind() {
      return Kind.MOVED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "phase         " + to);
    }
  }

  /** The application was told of the end. */
  record Over(Duration at, String cause) implements Event {
    @Override
    public Kind kind() {
      return Kind.OVER;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "over          " + cause);
    }
  }

  /** What befell the application's listener while it was told something. */
  enum Mishap {
    /** It threw. */
    THREW("throws"),
    /** It took a while. */
    DAWDLED("was slow"),
    /** It was called while it was busy with an earlier call. */
    OVERLAPPED("is called while it is busy");

    private final String words;

    Mishap(String words) {
      this.words = words;
    }
  }

  /** Something befell the application's listener. */
  record Listened(Duration at, Mishap mishap) implements Event {
    @Override
    public Kind kind() {
      return Kind.LISTENED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "listener      " + mishap.words);
    }
  }

  /** Why a client stands still. */
  enum Halt {
    /** The session was written down, and nobody drives it. */
    FROZEN("frozen"),
    /** The process gets no time to run. */
    SUSPENDED("suspended");

    private final String word;

    Halt(String word) {
      this.word = word;
    }
  }

  /** The client stands still from now on: it is frozen when it says so, suspended unasked. */
  record Halted(Duration at, Halt why) implements Event {
    @Override
    public Kind kind() {
      return Kind.HALTED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "client is     " + why.word);
    }
  }

  /** The client goes on; what came meanwhile reaches it now. */
  record Resumed(Duration at, Halt why) implements Event {
    @Override
    public Kind kind() {
      return Kind.RESUMED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "client is not " + why.word + " any more");
    }
  }

  /**
   * Something went wrong on purpose.
   *
   * @param at when
   * @param what the fault or the listener's hitch
   */
  record Struck(Duration at, String what) implements Event {
    @Override
    public Kind kind() {
      return Kind.STRUCK;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "        ! " + what);
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
    NOT_SENT,
    /** The client did not take it: the chat is being ended. */
    DECLINED
  }

  /** The application was told what became of a command. */
  record Settled(Duration at, long ref, Fate fate) implements Event {
    @Override
    public Kind kind() {
      return Kind.SETTLED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app settled   #" + ref + " " + fate);
    }
  }

  /** Ground truth: the server took a line of the visitor's in. */
  record Processed(Duration at, String text) implements Event {
    @Override
    public Kind kind() {
      return Kind.PROCESSED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "        server takes '" + text + "'");
    }
  }

  /** Ground truth: the agent said something. */
  record AgentSaid(Duration at, String text) implements Event {
    @Override
    public Kind kind() {
      return Kind.AGENT_SAID;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "        agent says '" + text + "'");
    }
  }

  /** Ground truth: a node was lost. */
  record NodeLost(Duration at, String node) implements Event {
    @Override
    public Kind kind() {
      return Kind.NODE_LOST;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "        " + node + " is lost");
    }
  }

  /** Ground truth: another node holds the session. */
  record TakenOver(Duration at, String node) implements Event {
    @Override
    public Kind kind() {
      return Kind.TAKEN_OVER;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "        " + node + " takes the session over");
    }
  }

  /** The run is over: the last step is long done, and the network has been well since. */
  record RunOver(Duration at) implements Event {
    @Override
    public Kind kind() {
      return Kind.RUN_OVER;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "run over");
    }
  }
}
