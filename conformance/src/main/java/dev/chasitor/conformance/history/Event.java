package dev.chasitor.conformance.history;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One thing that happened in a run, with its time. Immutable. {@code toString} returns one readable
 * line for reports. An event never holds a secret: a short tag stands for it.
 */
public sealed interface Event {

  /**
   * Returns the kind of this event. Switch over it without a default, so that the compiler names a
   * missing case.
   */
  Kind kind();

  /** The kinds of events, one for each record below. */
  enum Kind {
    /** The kind of {@link Said}. */
    SAID,
    /** The kind of {@link EndAsked}. */
    END_ASKED,
    /** The kind of {@link Closed}. */
    CLOSED,
    /** The kind of {@link Sent}. */
    SENT,
    /** The kind of {@link Answered}. */
    ANSWERED,
    /** The kind of {@link Failed}. */
    FAILED,
    /** The kind of {@link Cancelled}. */
    CANCELLED,
    /** The kind of {@link Told}. */
    TOLD,
    /** The kind of {@link Moved}. */
    MOVED,
    /** The kind of {@link Over}. */
    OVER,
    /** The kind of {@link Disclosed}. */
    DISCLOSED,
    /** The kind of {@link Listened}. */
    LISTENED,
    /** The kind of {@link Halted}. */
    HALTED,
    /** The kind of {@link Resumed}. */
    RESUMED,
    /** The kind of {@link Delivered}. */
    DELIVERED,
    /** The kind of {@link Confirmed}. */
    CONFIRMED,
    /** The kind of {@link Wrote}. */
    WROTE,
    /** The kind of {@link Claimed}. */
    CLAIMED,
    /** The kind of {@link Elsewhere}. */
    ELSEWHERE,
    /** The kind of {@link Struck}. */
    STRUCK,
    /** The kind of {@link Settled}. */
    SETTLED,
    /** The kind of {@link Processed}. */
    PROCESSED,
    /** The kind of {@link AgentSaid}. */
    AGENT_SAID,
    /** The kind of {@link NodeLost}. */
    NODE_LOST,
    /** The kind of {@link TakenOver}. */
    TAKEN_OVER,
    /** The kind of {@link Breached}. */
    BREACHED,
    /** The kind of {@link RunOver}. */
    RUN_OVER
  }

  /** Returns the time of the event since the run began. */
  Duration at();

  /** The application said a line. */
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

  /** The application asked to end the chat. */
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
   * @param present the protocol's headers that it bears
   * @param version the API version it names, empty for none
   * @param sequence its number
   * @param key a tag of the session key in its header, or in the path of DELETE; empty for none
   * @param affinity a tag of its affinity token; empty for none and for the word null
   * @param server the host it goes to
   * @param leak the wrong place in which a session key stands, for example the query; empty for
   *     none
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
   * The body of a request.
   *
   * @param lines the visitor's lines in it: one in ChatMessage, any number in MultiNoun
   * @param session the session id that ChasitorInit names; a tag if a secret stands there
   * @param print the text of a line; for other bodies a short hash that distinguishes them
   * @param exposed the lines, or the hash of another body, that hold something that a rule for
   *     sensitive data matches
   */
  record Body(List<String> lines, String session, String print, List<String> exposed) {
    public Body {
      lines = List.copyOf(lines);
      exposed = List.copyOf(exposed);
    }

    /** Returns a body without sensitive data. */
    public static Body plain(List<String> lines, String session, String print) {
      return new Body(lines, session, print, List.of());
    }
  }

  /**
   * A request left the client.
   *
   * @param at when
   * @param call the call's id
   * @param type its type; UNKNOWN if it is not a request of the protocol
   * @param head its headers
   * @param ack the ack of a poll; empty for other requests
   * @param offset the offset of ReconnectSession; empty for other requests
   * @param says its body
   */
  record Sent(
      Duration at,
      long call,
      RequestType type,
      Head head,
      OptionalLong ack,
      Optional<String> offset,
      Body says)
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
              + offset.map(text -> " offset=" + text).orElse("")
              + (affinity().isEmpty() ? "" : " node=" + affinity())
              + (says.lines().isEmpty() ? "" : " '" + body() + "'"));
    }

    /** Returns its number. */
    public OptionalLong sequence() {
      return head.sequence();
    }

    /** Returns a tag of its session key; empty for none. */
    public String key() {
      return head.key();
    }

    /** Returns a tag of its affinity token; empty for none. */
    public String affinity() {
      return head.affinity();
    }

    /** Returns the print of its body: the text of a line, or a short hash. */
    public String body() {
      return says.print();
    }

    /** Whether it is a numbered POST. */
    public boolean isNumbered() {
      return sequence().isPresent();
    }
  }

  /**
   * The part of an answer that is about the session: at the opening, at a take-over, in a batch or
   * in a 409.
   *
   * @param session the session's id; empty for none
   * @param key a tag of the session key; empty for none
   * @param affinity a tag of the affinity token; empty for none
   * @param pollTimeout the clientPollTimeout in seconds
   * @param lastNumber the last number that the server accepted, as a 409 says
   * @param retryAfter how long the client should wait before the next try, as a failure says
   * @param offset the offset of a batch
   */
  record Terms(
      String session,
      String key,
      String affinity,
      OptionalLong pollTimeout,
      OptionalLong lastNumber,
      Optional<Duration> retryAfter,
      Optional<String> offset) {

    /** The terms of an answer that says nothing about a session. */
    public static final Terms NONE =
        new Terms(
            "",
            "",
            "",
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    /** Returns the terms of an opened session. */
    public static Terms opened(String session, String key, String affinity, long pollTimeout) {
      return new Terms(
          session,
          key,
          affinity,
          OptionalLong.of(pollTimeout),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** Returns the terms of a take-over; both parameters are empty if it failed. */
    public static Terms takenOver(String key, String affinity) {
      return new Terms(
          "",
          key,
          affinity,
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** Returns the terms of a 409: the number of the request was not the next one. */
    public static Terms outOfSync(OptionalLong lastNumber) {
      return new Terms(
          "", "", "", OptionalLong.empty(), lastNumber, Optional.empty(), Optional.empty());
    }

    /** Returns the terms of a failure that passes. */
    public static Terms retryAfter(Optional<Duration> wait) {
      return new Terms(
          "", "", "", OptionalLong.empty(), OptionalLong.empty(), wait, Optional.empty());
    }

    /** Returns the terms of a batch with this offset. */
    public static Terms at(Optional<String> offset) {
      return new Terms(
          "", "", "", OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), offset);
    }
  }

  /**
   * An answer reached the client.
   *
   * @param at when
   * @param call the call's id
   * @param type the type of the request
   * @param status the HTTP status
   * @param readable whether the codec could read its body
   * @param sequence the {@code sequence} of a batch
   * @param lines the messages of a batch
   * @param terms what it says about the session
   * @param late whether the client had cancelled the call before
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
              + terms.offset().map(text -> " offset=" + text).orElse("")
              + (affinity().isEmpty() ? "" : " node=" + affinity())
              + (late ? " (late)" : ""));
    }

    /** Returns a tag of the session key in it; empty for none. */
    public String key() {
      return terms.key();
    }

    /** Returns a tag of the affinity token in it; empty for none. */
    public String affinity() {
      return terms.affinity();
    }

    /** Whether a batch holds a message of this type. */
    public boolean holds(MessageType message) {
      return lines.stream().anyMatch(pushed -> pushed.type().equals(message.word()));
    }

    /** Whether it is a readable 2xx. */
    public boolean isSuccess() {
      return status >= 200 && status < 300 && readable;
    }
  }

  /**
   * A message in a batch.
   *
   * @param type the word in its type property
   * @param text the text of a line, or the host that SwitchServer names; otherwise empty
   * @param known for a transcript: the visitor's lines that it shows, in order
   * @param heard for a transcript: the agents' lines that it shows, in order
   * @param rules the names of the rules for sensitive data in it
   */
  record Pushed(
      String type, String text, List<String> known, List<String> heard, List<String> rules) {
    public Pushed {
      known = List.copyOf(known);
      heard = List.copyOf(heard);
      rules = List.copyOf(rules);
    }

    /** Returns a message with this text, which may be empty. */
    public static Pushed of(String type, String text) {
      return new Pushed(type, text, List.of(), List.of(), List.of());
    }

    /** Returns a transcript. */
    public static Pushed transcript(String type, List<String> known, List<String> heard) {
      return new Pushed(type, "", known, heard, List.of());
    }

    @Override
    public String toString() {
      return type
          + (text.isEmpty() ? "" : " '" + text + "'")
          + (known.isEmpty() ? "" : known)
          + (heard.isEmpty() ? "" : " agent" + heard)
          + (rules.isEmpty() ? "" : " rules=" + rules);
    }
  }

  /** A call failed without an answer. */
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

  /** The client cancelled a call, or the process that made it was killed or lost the session. */
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

  /** The client delivered a message to the application. */
  record Told(Duration at, String type, String text, boolean recovered, boolean perhapsRepeated)
      implements Event {
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
              + (recovered ? " (recovered)" : "")
              + (perhapsRepeated ? " (perhaps repeated)" : ""));
    }
  }

  /** The client reported a phase to the application. */
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

  /** The client reported the end of the session to the application. */
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

  /**
   * The client reported a session key or an affinity token to the application.
   *
   * @param at when
   * @param where the report in which it stood
   */
  record Disclosed(Duration at, String where) implements Event {
    @Override
    public Kind kind() {
      return Kind.DISCLOSED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app gets      a secret in " + where);
    }
  }

  /** The unusual things that can happen in a call of the application's listener. */
  enum Mishap {
    /** It threw. */
    THREW("throws"),
    /** It was slow. */
    DAWDLED("was slow"),
    /** The client called it during an earlier call. */
    OVERLAPPED("is called while it is busy");

    private final String words;

    Mishap(String words) {
      this.words = words;
    }
  }

  /** Something unusual happened in a call of the application's listener. */
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

  /** Why a client does nothing for a while. */
  enum Halt {
    /** The session was frozen, and no client drives it. */
    FROZEN("frozen"),
    /** The operating system gives the client's process no time. */
    SUSPENDED("suspended"),
    /** The client's process was killed. The next one goes on from the journal. */
    KILLED("killed"),
    /** Another process claimed the session, while the one before may live on. */
    SUPPLANTED("supplanted"),
    /** The client's process was killed. The next one goes on from an old document. */
    OUTDATED("killed, and has an old document");

    private final String word;

    Halt(String word) {
      this.word = word;
    }

    /** Whether another process goes on, which knows only what was kept. */
    public boolean isOfProcess() {
      return switch (this) {
        case FROZEN, SUSPENDED -> false;
        case KILLED, SUPPLANTED, OUTDATED -> true;
      };
    }
  }

  /** The client stops. It reports a freeze itself; a suspension comes from outside. */
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

  /** The client goes on. What arrived meanwhile reaches it now. */
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
   * The client begins to deliver an event to the application. What it reports of the event follows.
   *
   * @param at when
   * @param number the number of the event
   * @param what what the event is; equal for equal events
   */
  record Delivered(Duration at, long number, String what) implements Event {
    @Override
    public Kind kind() {
      return Kind.DELIVERED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app gets      no. " + number + " " + what);
    }
  }

  /** The application confirmed the event with this number. */
  record Confirmed(Duration at, long number) implements Event {
    @Override
    public Kind kind() {
      return Kind.CONFIRMED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "app confirms  no. " + number);
    }
  }

  /**
   * What a journal holds of a session, as far as a request may show it.
   *
   * @param numbers the numbers of the requests that wait or are on their way
   * @param lines the visitor's lines that wait or are on their way
   * @param ack the ack of the next poll; -1 before the first batch
   * @param key a tag of the session key; empty for none
   * @param told the number of the last event
   */
  record Kept(List<Long> numbers, List<String> lines, long ack, String key, long told) {
    public Kept {
      numbers = List.copyOf(numbers);
      lines = List.copyOf(lines);
    }

    /** Whether it holds what a request shows of the session. */
    public boolean holds(Sent sent) {
      return holdsNumberAndLines(sent)
          && sent.ack().orElse(ack) == ack
          && (sent.key().isEmpty() || sent.key().equals(key));
    }

    /** Whether it holds the number of a request and the lines in it. */
    public boolean holdsNumberAndLines(Sent sent) {
      return (!sent.isNumbered() || numbers.contains(sent.sequence().getAsLong()))
          && lines.containsAll(sent.says().lines());
    }
  }

  /**
   * The journal did a write, or refused it because another process had claimed the session.
   *
   * @param at when
   * @param epoch the epoch of the writer
   * @param version the version of the write
   * @param isFenced whether it was refused
   * @param kept what it holds; empty if it was refused, or if the kit cannot read it
   */
  record Wrote(Duration at, long epoch, long version, boolean isFenced, Optional<Kept> kept)
      implements Event {
    @Override
    public Kind kind() {
      return Kind.WROTE;
    }

    @Override
    public String toString() {
      return EventLine.of(
          at,
          "        journal "
              + (isFenced ? "refuses " : "has ")
              + epoch
              + "/"
              + version
              + kept.map(
                      it ->
                          " numbers="
                              + it.numbers()
                              + " ack="
                              + it.ack()
                              + " told="
                              + it.told()
                              + (it.lines().isEmpty() ? "" : " " + it.lines()))
                  .orElse(""));
    }
  }

  /** A process claimed the session in the journal, and holds this epoch. */
  record Claimed(Duration at, long epoch) implements Event {
    @Override
    public Kind kind() {
      return Kind.CLAIMED;
    }

    @Override
    public String toString() {
      return EventLine.of(at, "        claimed as " + epoch);
    }
  }

  /** Something happened in a process that lives, although another one holds the session. */
  record Elsewhere(Duration at, Event what) implements Event {
    @Override
    public Kind kind() {
      return Kind.ELSEWHERE;
    }

    @Override
    public String toString() {
      return what + " (in a process before)";
    }
  }

  /**
   * The simulation made something go wrong.
   *
   * @param at when
   * @param what the fault, or the hitch of the listener
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

  /** The fate of a command. */
  enum Fate {
    /** The server accepted it. */
    ACCEPTED,
    /** The server refused it. */
    REFUSED,
    /** The client sent it and does not know more. */
    UNKNOWN,
    /** The client never sent it. */
    NOT_SENT,
    /** The client did not take it, because the chat is ending. */
    DECLINED
  }

  /** The client reported the fate of a command to the application. */
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

  /** Seen at the server: it processed a line of the visitor. */
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

  /** Seen at the server: the agent said a line. */
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

  /** Seen at the server: a node was lost. */
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

  /** Seen at the server: another node took the session over. */
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

  /**
   * The adapter or its client broke the contract of the adapter. A run that is held up by that ends
   * here, without {@link RunOver}.
   *
   * @param demand what the kit demands
   * @param what what happened instead
   * @param stack the stack of the client's code, one frame in each line, and before it what was
   *     thrown; empty if there is none
   */
  record Breached(Duration at, AdapterDemand demand, String what, String stack) implements Event {
    @Override
    public Kind kind() {
      return Kind.BREACHED;
    }

    /** Returns what happened, what the kit demands, the usual cause and the stack. */
    public String explained() {
      return demand
          + ": "
          + what
          + "\n  the kit demands: "
          + demand.sentence()
          + "\n  usual cause: "
          + demand.usualCause()
          + (stack.isEmpty() ? "" : "\n  the client's stack:\n" + stack);
    }

    @Override
    public String toString() {
      return EventLine.of(at, "BREACH        " + demand + ": " + what);
    }
  }

  /** The run is over. The last step was long ago, and the network has worked since. */
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
