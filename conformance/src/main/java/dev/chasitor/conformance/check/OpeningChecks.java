package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkers of the C-OPEN rules, about how a session begins. */
final class OpeningChecks {

  private OpeningChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_OPEN_01, OpeningChecks::beginsWithSessionId);
    checkers.put(Rule.C_OPEN_02, OpeningChecks::asksOnceAndFirst);
    checkers.put(Rule.C_OPEN_03, OpeningChecks::namesTheSession);
    checkers.put(Rule.C_OPEN_04, OpeningChecks::waitsForTheAgent);
    checkers.put(Rule.C_OPEN_05, OpeningChecks::tellsTheAgentInTime);
    checkers.put(Rule.C_OPEN_06, OpeningChecks::endsWhenTheRequestFails);
    checkers.put(Rule.C_OPEN_07, OpeningChecks::goesWhereItIsSent);
  }

  private static void beginsWithSessionId(History history, Profile profile, Finding finding) {
    List<Sent> sent = history.all(Sent.class);
    if (!sent.isEmpty() && !finding.holds(sent.get(0).type() == RequestType.SESSION_ID)) {
      finding.broken("expected SessionId first, observed" + sent.get(0));
    }
  }

  private static void asksOnceAndFirst(History history, Profile profile, Finding finding) {
    Remembered.LastWritten written = new Remembered.LastWritten();
    boolean posted = false;
    boolean accepted = false;
    for (Event event : history.events()) {
      // A process that was lost may have sent what it wrote.
      posted |= written.follow(event).filter(kept -> !kept.numbers().isEmpty()).isPresent();
      if (Kinds.isOutdated(event)) {
        // An old document may not know that it was accepted.
        accepted = false;
      } else if (Kinds.isOpened(event)) {
        posted = false;
        accepted = false;
      } else if (Kinds.isPost(event)) {
        boolean init = ((Sent) event).type() == RequestType.CHASITOR_INIT;
        if (!posted && !finding.holds(Clause.C_OPEN_02A, init)) {
          finding.broken(
              Clause.C_OPEN_02A, "expected ChasitorInit as the first POST, observed" + event);
        }
        if (init && accepted) {
          finding.broken(
              Clause.C_OPEN_02B,
              "expected no second ChasitorInit after the accepted one, observed" + event);
        }
        posted = true;
      } else if (Kinds.isAnswer(event, RequestType.CHASITOR_INIT)) {
        if (Kinds.isSuccess(event)) {
          accepted = true;
          finding.seen(Clause.C_OPEN_02B);
        }
      }
    }
  }

  private static void namesTheSession(History history, Profile profile, Finding finding) {
    String session = "";
    for (Event event : history.events()) {
      if (Kinds.isSuccess(event) && Kinds.isAnswer(event, RequestType.SESSION_ID)) {
        session = ((Answered) event).terms().session();
      } else if (event instanceof Sent sent && sent.type() == RequestType.CHASITOR_INIT) {
        String named = sent.says().session();
        if (!finding.holds(named.equals(session))) {
          finding.broken("expected session " + session + ", observed '" + named + "' in" + sent);
        }
      }
    }
  }

  private static void waitsForTheAgent(History history, Profile profile, Finding finding) {
    boolean routed = false;
    boolean established = false;
    for (Event event : history.events()) {
      routed &= !Kinds.isOpened(event);
      established &= !Kinds.isOpened(event);
      routed |= Kinds.isBatchWith(event, MessageType.CHAT_REQUEST_SUCCESS);
      established |= Kinds.bringsAnAgent(event);
      if (Kinds.isPost(event) && isActivity(((Sent) event).type())) {
        if (!finding.holds(routed && established)) {
          finding.broken("expected ChatRequestSuccess and ChatEstablished first, observed" + event);
        }
      }
    }
  }

  /**
   * Whether a POST of this type is something the visitor does in the chat. Requests that ask for
   * the chat, end it or restore it are not.
   */
  private static boolean isActivity(RequestType type) {
    return type != RequestType.CHASITOR_INIT
        && type != RequestType.CHASITOR_RESYNC_STATE
        && !Kinds.endsIt(type);
  }

  private static void tellsTheAgentInTime(History history, Profile profile, Finding finding) {
    boolean established = false;
    for (Event event : history.events()) {
      established &= !Kinds.isOpened(event);
      established |= Kinds.bringsAnAgent(event);
      if (event instanceof Moved moved && moved.to() == Phase.ESTABLISHED) {
        if (!finding.holds(Clause.C_OPEN_05B, established)) {
          finding.broken(Clause.C_OPEN_05B, "expected ChatEstablished first, observed" + event);
        }
      }
    }
    tellsTheAgentAtAll(history, finding);
  }

  /** Judges the first ChatEstablished of a chat that goes on for a moment. */
  private static void tellsTheAgentAtAll(History history, Finding finding) {
    List<Event> events = history.events();
    Gate gate = new Gate();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (Kinds.isSlow(event)) {
        // The application may learn late of everything.
        return;
      }
      boolean waits = gate.isInTheQueue();
      gate.follow(event);
      if (waits && gate.isOpen() && isJudged(events, i)) {
        boolean told =
            momentAfter(events, i)
                .anyMatch(later -> later instanceof Moved moved && isWithAnAgent(moved));
        if (!finding.holds(Clause.C_OPEN_05A, told)) {
          finding.broken(
              Clause.C_OPEN_05A,
              "expected a report of the agent at once, observed none after" + event);
        }
      }
    }
  }

  private static boolean isWithAnAgent(Moved moved) {
    return moved.to() == Phase.ESTABLISHED;
  }

  /** Whether the history goes on, and nothing takes the agent away at the same moment. */
  private static boolean isJudged(List<Event> events, int at) {
    Event event = events.get(at);
    return !Kinds.isAtOnce(event, events.get(events.size() - 1))
        && !Kinds.isChatEnd(event)
        && !Kinds.isBatchWith(event, MessageType.SWITCH_SERVER)
        && momentAfter(events, at)
            .noneMatch(
                later ->
                    Kinds.isHalt(later)
                        || Kinds.isEnd(later)
                        || Kinds.isRefusal(later, 503)
                        || later instanceof EndAsked);
  }

  private static Stream<Event> momentAfter(List<Event> events, int at) {
    return events.subList(at + 1, events.size()).stream()
        .takeWhile(later -> Kinds.isAtOnce(events.get(at), later));
  }

  private static void endsWhenTheRequestFails(History history, Profile profile, Finding finding) {
    boolean failed = false;
    boolean ended = false;
    for (Event event : history.events()) {
      if (Kinds.asksForSession(event)) {
        failed = false;
      } else if (Kinds.isBatchWith(event, MessageType.CHAT_REQUEST_FAIL)) {
        failed = true;
        finding.seen(Clause.C_OPEN_06A);
        finding.seen(Clause.C_OPEN_06B);
      } else if (event instanceof Over || event instanceof Closed) {
        ended = true;
      } else if (failed && Kinds.isPost(event)) {
        finding.broken(
            Clause.C_OPEN_06B, "expected no POST after ChatRequestFail, observed" + event);
      }
    }
    if (failed && !ended) {
      finding.broken(
          Clause.C_OPEN_06A, "expected a report of the end after ChatRequestFail, observed none");
    }
  }

  /**
   * Judges what the client does after SwitchServer: it moves to the named server while the visitor
   * waits, and stays where it is once an agent is there.
   */
  private static void goesWhereItIsSent(History history, Profile profile, Finding finding) {
    Gate gate = new Gate();
    Counting counting = new Counting();
    long ack = -1;
    Optional<String> sentTo = Optional.empty();
    for (Event event : history.events()) {
      counting.follow(event);
      ack = event instanceof Sent sent && sent.ack().isPresent() ? sent.ack().getAsLong() : ack;
      boolean isNew = event instanceof Answered answered && counting.isNew(answered, ack);
      if (isNew && gate.isInTheQueue() && Kinds.isBatchWith(event, MessageType.SWITCH_SERVER)) {
        // The rest of this batch belongs to the server that the client leaves.
        sentTo = switchedTo((Answered) event);
        continue;
      }
      if (isNew && gate.isOpen() && Kinds.isBatchWith(event, MessageType.SWITCH_SERVER)) {
        finding.seen(Clause.C_OPEN_07B);
      }
      if (Kinds.isEnd(event)) {
        sentTo = Optional.empty();
      } else if (event instanceof Sent sent && sentTo.isPresent()) {
        boolean right =
            Kinds.endsIt(sent.type())
                || (Kinds.asksForSession(event) && sent.head().server().equals(sentTo.get()));
        if (!finding.holds(Clause.C_OPEN_07A, right)) {
          finding.broken(
              Clause.C_OPEN_07A,
              "expected SessionId at " + sentTo.get() + " after SwitchServer, observed" + event);
        }
        sentTo = Optional.empty();
      } else if (gate.isOpen() && Kinds.asksForSession(event)) {
        finding.broken(
            Clause.C_OPEN_07B,
            "expected no new SessionId once an agent is there, observed" + event);
      }
      gate.follow(event);
    }
  }

  private static Optional<String> switchedTo(Answered batch) {
    return batch.lines().stream()
        .filter(pushed -> pushed.type().equals(MessageType.SWITCH_SERVER.word()))
        .map(Pushed::text)
        .findFirst();
  }

  /** The visitor's place at a point of a history: in the queue, or with an agent. */
  private static final class Gate {
    private boolean asked;
    private boolean routed;
    private boolean established;
    private boolean handedOver;

    void follow(Event event) {
      if (Kinds.asksForSession(event)) {
        asked = true;
        routed = false;
        established = false;
        handedOver = false;
      }
      routed |= Kinds.isBatchWith(event, MessageType.CHAT_REQUEST_SUCCESS);
      established |= Kinds.bringsAnAgent(event);
      handedOver |= Kinds.isRefusal(event, 503);
      handedOver &= !Kinds.isBatchWith(event, MessageType.CHASITOR_SESSION_DATA);
      asked &= !(event instanceof Sent sent && Kinds.endsIt(sent.type())) && !Kinds.isEnd(event);
    }

    boolean isInTheQueue() {
      return asked && !handedOver && !isOpen();
    }

    boolean isOpen() {
      return routed && established;
    }
  }
}
