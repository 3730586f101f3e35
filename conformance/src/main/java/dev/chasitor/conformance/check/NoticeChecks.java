package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checker of rule C-NOT-01, about what shows the agent that the visitor types. */
final class NoticeChecks {

  /** The most notices in a second, with the repeats of those that failed. */
  private static final int MOST = 8;

  private static final Duration WHILE = Duration.ofSeconds(1);

  private NoticeChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_NOT_01, NoticeChecks::areFewAndForSomebody);
  }

  private static void areFewAndForSomebody(History history, Profile profile, Finding finding) {
    Optional<Event> nobody = Optional.empty();
    Optional<Event> slow = Optional.empty();
    Deque<Duration> lately = new ArrayDeque<>();
    // A notice that failed is repeated under its number, or the server would miss the number.
    Set<String> sentBefore = new HashSet<>();
    for (Event event : history.events()) {
      if (Kinds.isSlow(event)) {
        slow = Optional.of(event);
      } else if (Kinds.asksForSession(event) || Kinds.isLossOfProcess(event)) {
        nobody = Optional.empty();
      } else if (event instanceof EndAsked || isTold(event, MessageType.AGENT_DISCONNECT)) {
        nobody = Optional.of(event);
      } else if (bringsAnAgent(event)
          && nobody.filter(left -> left instanceof EndAsked).isEmpty()) {
        nobody = Optional.empty();
      } else if (event instanceof Sent sent && isNotice(sent.type())) {
        boolean isRepeat = !sentBefore.add(sent.type() + " " + sent.sequence() + sent.body());
        // A client that waited for its listener does then what came before the end, in order.
        boolean isBehind = slow.filter(wait -> wait.at().equals(sent.at())).isPresent();
        judgeReader(sent, nobody.filter(why -> !isRepeat && !isBehind), finding);
        lately.addLast(sent.at());
        while (sent.at().minus(lately.getFirst()).compareTo(WHILE) >= 0) {
          lately.removeFirst();
        }
        if (!finding.holds(Clause.C_NOT_01C, lately.size() <= MOST)) {
          finding.broken(
              Clause.C_NOT_01C,
              "expected at most "
                  + MOST
                  + " notices within a second, observed "
                  + lately.size()
                  + ", the last is"
                  + sent);
        }
      }
    }
  }

  /** Judges a notice by why nobody reads it; empty if an agent does. */
  private static void judgeReader(Sent notice, Optional<Event> nobody, Finding finding) {
    finding.seen(Clause.C_NOT_01A);
    finding.seen(Clause.C_NOT_01B);
    nobody.ifPresent(
        why ->
            finding.broken(
                why instanceof EndAsked ? Clause.C_NOT_01B : Clause.C_NOT_01A,
                "expected no notice after" + why + ", observed" + notice));
  }

  private static boolean bringsAnAgent(Event event) {
    return Kinds.bringsAnAgent(event)
        || isTold(event, MessageType.CHAT_ESTABLISHED)
        || isTold(event, MessageType.CHAT_TRANSFERRED);
  }

  private static boolean isTold(Event event, MessageType type) {
    return event instanceof Told told && told.type().equals(type.word());
  }

  private static boolean isNotice(RequestType type) {
    return type == RequestType.CHASITOR_TYPING
        || type == RequestType.CHASITOR_NOT_TYPING
        || type == RequestType.CHASITOR_SNEAK_PEEK;
  }
}
