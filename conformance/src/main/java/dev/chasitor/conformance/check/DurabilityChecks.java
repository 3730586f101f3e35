package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Claimed;
import dev.chasitor.conformance.history.Event.Confirmed;
import dev.chasitor.conformance.history.Event.Delivered;
import dev.chasitor.conformance.history.Event.Elsewhere;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Kept;
import dev.chasitor.conformance.history.Event.Listened;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.history.Event.Processed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.session.visitor.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The checkers of the C-DUR rules: sessions that outlive their processes. */
final class DurabilityChecks {

  private DurabilityChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_DUR_01, DurabilityChecks::writesFirst);
    checkers.put(Rule.C_DUR_02, (history, profile, finding) -> new Numbering(finding).of(history));
    checkers.put(Rule.C_DUR_03, DurabilityChecks::reusesNoNumber);
    checkers.put(Rule.C_DUR_04, DurabilityChecks::staysWithWhatItWrote);
  }

  private static void writesFirst(History history, Profile profile, Finding finding) {
    if (history.all(Wrote.class).isEmpty()) {
      return;
    }
    boolean written = false;
    boolean hasSent = false;
    Optional<Kept> kept = Optional.empty();
    for (Event event : history.events()) {
      if (event instanceof Wrote wrote && !wrote.isFenced()) {
        written = true;
        kept = wrote.kept();
      } else if (event instanceof Sent sent) {
        if (!hasSent && !finding.holds(Clause.C_DUR_01D, written)) {
          finding.broken(
              Clause.C_DUR_01D, "expected the session in the journal first, observed" + sent);
        }
        hasSent = true;
        kept.ifPresent(held -> judgeWritten(sent, held, finding));
      }
    }
  }

  private static void judgeWritten(Sent sent, Kept kept, Finding finding) {
    boolean saysMore = sent.isNumbered() || !sent.says().lines().isEmpty();
    if (saysMore && !finding.holds(Clause.C_DUR_01A, kept.holdsNumberAndLines(sent))) {
      finding.broken(
          Clause.C_DUR_01A,
          "expected the number and the lines in the journal first, observed" + sent);
    }
    if (sent.ack().isPresent()
        && !finding.holds(Clause.C_DUR_01B, sent.ack().getAsLong() == kept.ack())) {
      finding.broken(Clause.C_DUR_01B, "expected the ack in the journal first, observed" + sent);
    }
    if (!sent.key().isEmpty() && !finding.holds(Clause.C_DUR_01C, sent.key().equals(kept.key()))) {
      finding.broken(Clause.C_DUR_01C, "expected the key in the journal first, observed" + sent);
    }
  }

  /** C-DUR-02: the numbers of events. */
  private static final class Numbering {
    private final Finding finding;
    private final Map<Long, String> given = new HashMap<>();
    private final Set<Long> owed = new TreeSet<>();
    private Optional<Long> unconfirmed = Optional.empty();
    private long last;
    private long highest;
    private long written;
    private boolean isNew;
    private boolean isLost;
    private boolean isOutdated;
    private boolean isOver;

    Numbering(Finding finding) {
      this.finding = finding;
    }

    void of(History history) {
      history.events().forEach(this::follow);
    }

    private void follow(Event event) {
      if (event instanceof Delivered delivered) {
        delivered(delivered);
        unconfirmed = Optional.of(delivered.number());
      } else if (event instanceof Confirmed || isThrown(event)) {
        unconfirmed = Optional.empty();
        owed.clear();
      } else if (event instanceof Wrote wrote && wrote.kept().isPresent()) {
        written = wrote.kept().get().told();
      } else if (event instanceof Halted halted && halted.why() != Halt.SUSPENDED) {
        isNew = true;
        isLost |= halted.why().isOfProcess();
        isOutdated |= halted.why() == Halt.OUTDATED;
        if (isOutdated) {
          owed.clear();
        }
      } else if (event instanceof Resumed resumed) {
        if (resumed.why() != Halt.SUSPENDED && resumed.why() != Halt.OUTDATED) {
          unconfirmed.ifPresent(owed::add);
        }
      } else if (event instanceof RunOver && !isOver) {
        allCameAgain();
      }
      isOver |= Kinds.isEnd(event);
    }

    private void allCameAgain() {
      if (isLost && highest < written) {
        finding.broken(
            Clause.C_DUR_02A,
            "expected the events up to no. " + written + ", the last one was no. " + highest);
      } else if (!owed.isEmpty()) {
        finding.broken(
            Clause.C_DUR_02A, "expected these events again, which nobody confirmed: " + owed);
      }
    }

    private static boolean isThrown(Event event) {
      return event instanceof Listened listened && listened.mishap() == Mishap.THREW;
    }

    private void delivered(Delivered delivered) {
      long number = delivered.number();
      if (owed.remove(number)) {
        finding.seen(Clause.C_DUR_02A);
      }
      if (!isNew) {
        if (number != last + 1) {
          finding.broken(Clause.C_DUR_02C, "expected no. " + (last + 1) + ", observed" + delivered);
        }
      } else if (isOutdated) {
        // What the process in between was given had numbers that nobody knows any more.
        if (!finding.holds(Clause.C_DUR_02B, number > highest)) {
          finding.broken(
              Clause.C_DUR_02B, "expected a number above " + highest + ", observed" + delivered);
        }
        given.clear();
      } else {
        long most = unconfirmed.orElse(highest + 1);
        if (!finding.holds(Clause.C_DUR_02C, number <= most)) {
          finding.broken(Clause.C_DUR_02C, "expected no. " + most + " first, observed" + delivered);
        }
      }
      String before = given.putIfAbsent(number, delivered.what());
      if (before != null && !finding.holds(Clause.C_DUR_02B, before.equals(delivered.what()))) {
        finding.broken(Clause.C_DUR_02B, "expected " + before + " again, observed" + delivered);
      }
      isNew = false;
      isOutdated = false;
      last = number;
      highest = Math.max(highest, number);
    }
  }

  private static void reusesNoNumber(History history, Profile profile, Finding finding) {
    Map<Long, String> used = new HashMap<>();
    Map<Long, String> said = new HashMap<>();
    Set<String> processed = new HashSet<>();
    boolean outdated = false;
    for (Event event : history.events()) {
      outdated |= Kinds.isOutdated(event);
      if (SequenceChecks.startsAnew(event, profile) || Kinds.isRefusal(event, 409)) {
        // After a 409 the client counts as the server says.
        used.clear();
      } else if (event instanceof Sent sent && sent.isNumbered()) {
        String what = SequenceChecks.what(sent);
        String before = used.put(sent.sequence().getAsLong(), what);
        if (outdated && !finding.holds(Clause.C_DUR_03A, before == null || before.equals(what))) {
          finding.broken(
              Clause.C_DUR_03A,
              "expected a number that was not used for " + before + ", observed" + sent);
        }
      } else if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof Processed line) {
        processed.add(line.text());
      } else if (event instanceof Settled settled
          && outdated
          && settled.fate() == Fate.ACCEPTED
          && said.containsKey(settled.ref())
          && !finding.holds(Clause.C_DUR_03B, processed.contains(said.get(settled.ref())))) {
        finding.broken(
            Clause.C_DUR_03B, "expected the line at the server first, observed" + settled);
      }
    }
  }

  private static void staysWithWhatItWrote(History history, Profile profile, Finding finding) {
    Optional<Kept> kept = Optional.empty();
    List<Kept> atClaims = new ArrayList<>();
    for (Event event : history.events()) {
      if (event instanceof Wrote wrote && wrote.kept().isPresent()) {
        kept = wrote.kept();
      } else if (event instanceof Claimed) {
        kept.ifPresent(atClaims::add);
      } else if (event instanceof Elsewhere there && there.what() instanceof Sent sent) {
        if (!finding.holds(atClaims.stream().anyMatch(held -> held.holds(sent)))) {
          finding.broken(
              "expected nothing that was not written before another process claimed the session,"
                  + " observed"
                  + sent);
        }
      }
    }
  }
}
