package dev.chasitor.conformance.check;

import dev.chasitor.codec.Resource;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** The checkers of the C-SEQ rules: the numbers and the order of what the client sends. */
final class SequenceChecks {

  private SequenceChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_SEQ_01, SequenceChecks::growsByOne);
    checkers.put(Rule.C_SEQ_02, SequenceChecks::namesOneRequest);
    checkers.put(Rule.C_SEQ_03, SequenceChecks::keepsTheOrder);
    checkers.put(Rule.C_SEQ_04, SequenceChecks::oneAtATime);
    checkers.put(Rule.C_SEQ_05, SequenceChecks::batchesKeepTheOrder);
    checkers.put(Rule.C_SEQ_06, SequenceChecks::followsTheProfile);
  }

  /**
   * Whether numbers start again after this event. After ReconnectSession they always do; after
   * ResyncSession the profile decides.
   */
  static boolean startsAnew(Event event, Profile profile) {
    return Kinds.isOpened(event) || isTakenOverAnew(event, profile);
  }

  private static boolean isTakenOverAnew(Event event, Profile profile) {
    return Kinds.isTakeOver(event)
        && (((Answered) event).type() == RequestType.RECONNECT_SESSION
            || profile.numbersAfterHandOver() == NumbersAfterHandOver.RESTART);
  }

  static String what(Sent sent) {
    return sent.type() + " '" + sent.body() + "'";
  }

  private static void growsByOne(History history, Profile profile, Finding finding) {
    long last = 0;
    String lastWhat = "";
    OptionalLong told = OptionalLong.empty();
    boolean leaps = false;
    boolean isOld = false;
    // The numbers that a process gave before it was lost, perhaps unsent.
    Set<Long> given = new HashSet<>();
    Remembered.LastWritten written = new Remembered.LastWritten();
    for (Event event : history.events()) {
      isOld |= Kinds.isOutdated(event);
      // A client that does not know the last number leaps, also behind a take-over that began anew.
      leaps |= isOld && (Kinds.isOutdated(event) || Kinds.isTakeOver(event));
      written.follow(event).ifPresent(kept -> given.addAll(kept.numbers()));
      if (Kinds.isOutOfSync(event)) {
        told = ((Answered) event).terms().lastNumber();
      } else if (startsAnew(event, profile)) {
        last = 0;
        lastWhat = "";
        leaps = false;
        given.clear();
      } else if (event instanceof Sent sent && sent.isNumbered()) {
        long number = sent.sequence().getAsLong();
        boolean retry = number == last && what(sent).equals(lastWhat);
        if (!retry) {
          boolean behindTold = told.isPresent() && number == told.getAsLong() + 1;
          // After an old document nobody knows the last number.
          boolean isLeap = leaps && number > last;
          boolean isNext = LongStream.range(last + 1, number).allMatch(given::contains);
          if (!finding.holds(behindTold || isLeap || (number > last && isNext))) {
            finding.broken("expected number " + (last + 1) + ", observed" + sent);
          }
        }
        told = OptionalLong.empty();
        leaps &= retry;
        isOld &= retry;
        last = number;
        lastWhat = what(sent);
      }
    }
  }

  private static void namesOneRequest(History history, Profile profile, Finding finding) {
    Map<Long, String> named = new HashMap<>();
    Map<String, Long> numberOf = new HashMap<>();
    Doubts doubts = new Doubts();
    for (Event event : history.events()) {
      doubts.follow(event);
      if (Kinds.isOutdated(event)) {
        // The transcript shows what arrived under an old number.
        numberOf.clear();
      } else if (startsAnew(event, profile)) {
        named.clear();
        numberOf.clear();
      } else if (Kinds.isOutOfSync(event)) {
        OptionalLong taken = ((Answered) event).terms().lastNumber();
        if (taken.isPresent()) {
          forgetBehind(taken.getAsLong(), doubts, named, numberOf);
        }
      } else if (event instanceof Sent sent && sent.isNumbered()) {
        long number = sent.sequence().getAsLong();
        String before = named.putIfAbsent(number, what(sent));
        if (before != null && !finding.holds(Clause.C_SEQ_02B, before.equals(what(sent)))) {
          finding.broken(
              Clause.C_SEQ_02B,
              "expected number " + number + " to stay with " + before + ", observed" + sent);
        }
        if (sent.type() == RequestType.CHAT_MESSAGE || sent.type() == RequestType.CHASITOR_INIT) {
          Long old = numberOf.putIfAbsent(what(sent), number);
          if (old != null && !finding.holds(Clause.C_SEQ_02A, old == number)) {
            finding.broken(
                Clause.C_SEQ_02A,
                "expected number " + old + " for the retry of " + what(sent) + ", observed" + sent);
          }
        }
      }
    }
  }

  /**
   * Forgets the numbers that a 409 shows as unused: the client may use them again. The number of a
   * line that may have arrived stays: under another number the server would not recognise the
   * repeat.
   */
  private static void forgetBehind(
      long taken, Doubts doubts, Map<Long, String> named, Map<String, Long> numberOf) {
    Predicate<Long> open =
        number ->
            (number > taken || (number == doubts.asked() && doubts.asked() != taken))
                && !doubts.areAbout(number);
    named.keySet().removeIf(open);
    numberOf.values().removeIf(open);
  }

  /** The last number that the client sent, and whether a request with it may have arrived. */
  private static final class Doubts {
    private long asked;
    private boolean isLine;
    private boolean unanswered;

    void follow(Event event) {
      if (event instanceof Sent sent && sent.isNumbered()) {
        long number = sent.sequence().getAsLong();
        unanswered &= number == asked;
        asked = number;
        isLine = sent.type() == RequestType.CHAT_MESSAGE;
      } else if (event instanceof Failed failed) {
        unanswered |= isNumbered(failed.type()) && !failed.failure().isUnconnected();
      } else if (event instanceof Cancelled cancelled) {
        unanswered |= isNumbered(cancelled.type());
      } else if (event instanceof Answered answered && !answered.late()) {
        boolean saysNothing = answered.status() == 500 || !answered.readable();
        unanswered |= saysNothing && isNumbered(answered.type());
        // A transcript shows what has arrived.
        unanswered &= !Kinds.isBatchWith(event, MessageType.CHASITOR_SESSION_DATA);
        unanswered &= !Kinds.isOpened(event);
      }
    }

    private static boolean isNumbered(RequestType type) {
      return type != RequestType.UNKNOWN
          && Resource.of(type).headers().contains(Resource.Header.SEQUENCE);
    }

    long asked() {
      return asked;
    }

    boolean areAbout(long number) {
      return isLine && unanswered && number == asked;
    }
  }

  private static void keepsTheOrder(History history, Profile profile, Finding finding) {
    List<String> said = history.all(Said.class).stream().map(Said::text).toList();
    Map<String, Integer> place = new LinkedHashMap<>();
    for (Sent sent : history.all(Sent.class)) {
      sent.says().lines().forEach(line -> place.putIfAbsent(line, place.size()));
    }
    List<String> sent = new ArrayList<>(place.keySet());
    int at = -1;
    for (String text : sent) {
      int next = said.indexOf(text);
      if (at >= 0 && !finding.holds(Clause.C_SEQ_03A, next > at)) {
        finding.broken(
            Clause.C_SEQ_03A,
            "expected the order in which the lines were said, observed '"
                + text
                + "' late in "
                + sent);
      }
      at = Math.max(at, next);
    }
    repeatsBeforeItGoesOn(history, finding);
  }

  /** A line that failed goes again, or is settled, before a later one leaves. */
  private static void repeatsBeforeItGoesOn(History history, Finding finding) {
    Map<Long, Sent> calls = new HashMap<>();
    List<String> said = history.all(Said.class).stream().map(Said::text).toList();
    Map<Long, String> lines = new HashMap<>();
    Set<String> failed = new LinkedHashSet<>();
    for (Event event : history.events()) {
      if (Kinds.isSlow(event)) {
        // The application may learn late that a line was settled.
        return;
      } else if (event instanceof Said line) {
        lines.put(line.ref(), line.text());
      } else if (event instanceof Settled settled) {
        failed.remove(lines.getOrDefault(settled.ref(), ""));
      } else if (Kinds.isTakeOver(event) || Kinds.isLossOfProcess(event) || Kinds.isOpened(event)) {
        failed.clear();
      } else if (event instanceof Failed lost && calls.containsKey(lost.call())) {
        failed.addAll(calls.get(lost.call()).says().lines());
      } else if (event instanceof Sent sent) {
        calls.put(sent.call(), sent);
        boolean isJudged = !failed.isEmpty() && !sent.says().lines().isEmpty();
        failed.removeAll(sent.says().lines());
        int last = sent.says().lines().stream().mapToInt(said::indexOf).max().orElse(-1);
        Optional<String> skipped =
            failed.stream().filter(it -> said.indexOf(it) < last).findFirst();
        if (isJudged && !finding.holds(Clause.C_SEQ_03B, skipped.isEmpty())) {
          finding.broken(
              Clause.C_SEQ_03B,
              "expected '" + skipped.orElse("") + "' again first, observed" + sent);
        }
      }
    }
  }

  private static void oneAtATime(History history, Profile profile, Finding finding) {
    OpenCalls open = new OpenCalls();
    for (Event event : history.events()) {
      if (event instanceof Sent sent && sent.isNumbered()) {
        if (!finding.holds(open.numbered().isEmpty())) {
          finding.broken("expected an answer first to " + open.numbered() + ", observed" + sent);
        }
      }
      open.follow(event);
    }
  }

  private static void followsTheProfile(History history, Profile profile, Finding finding) {
    long last = 0;
    Doubts doubts = new Doubts();
    long inDoubt = 0;
    boolean afterTakeOver = false;
    boolean restarts = false;
    boolean leaps = false;
    boolean mayLeap = false;
    for (Event event : history.events()) {
      doubts.follow(event);
      if (Kinds.isOutdated(event)) {
        // Numbers leap, whatever take-over came before.
        leaps = true;
        afterTakeOver = false;
      } else if (Kinds.isTakeOver(event)) {
        // If one of several take-overs in a row starts the numbers again, no later one can continue
        // them.
        boolean isAnew = isTakenOverAnew(event, profile);
        restarts = (afterTakeOver && restarts) || isAnew;
        mayLeap = leaps && !isAnew;
        afterTakeOver = true;
      } else if (Kinds.isOutOfSync(event)) {
        last = ((Answered) event).terms().lastNumber().orElse(last);
        inDoubt = doubts.areAbout(doubts.asked()) ? doubts.asked() : last;
        afterTakeOver = false;
      } else if (Kinds.isOpened(event)) {
        afterTakeOver = false;
      } else if (event instanceof Sent sent && sent.isNumbered()) {
        long number = sent.sequence().getAsLong();
        if (afterTakeOver) {
          // The number follows the last accepted one, or a line that the server may still accept.
          boolean goesOn =
              number == last
                  || number == last + 1
                  || number == inDoubt + 1
                  || (leaps && number > last);
          boolean right = restarts ? number == 1 || (mayLeap && number > 1) : goesOn;
          if (!finding.holds(right)) {
            finding.broken(
                "expected numbers to "
                    + (restarts ? "start again" : "go on")
                    + " after the take-over, observed"
                    + sent);
          }
        }
        afterTakeOver = false;
        // A retry of an old number uses no leap up.
        leaps &= number <= last;
        last = number;
        inDoubt = number;
      }
    }
  }

  private static void batchesKeepTheOrder(History history, Profile profile, Finding finding) {
    List<String> said = history.all(Said.class).stream().map(Said::text).toList();
    for (Sent sent : history.all(Sent.class, s -> s.type() == RequestType.MULTI_NOUN)) {
      List<Integer> places = sent.says().lines().stream().map(said::indexOf).toList();
      if (!finding.holds(Clause.C_SEQ_05A, sent.isNumbered())) {
        finding.broken(Clause.C_SEQ_05A, "expected a number on the batch, observed none on" + sent);
      }
      boolean ordered = places.equals(places.stream().sorted().toList());
      if (places.size() > 1 && !finding.holds(Clause.C_SEQ_05B, ordered)) {
        finding.broken(
            Clause.C_SEQ_05B, "expected the order in which the lines were said, observed" + sent);
      }
    }
  }
}
