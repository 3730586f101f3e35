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
import dev.chasitor.conformance.history.Event.RunOver;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.session.visitor.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    Optional<Kept> kept = Optional.empty();
    for (Event event : history.events()) {
      if (event instanceof Wrote wrote && !wrote.isFenced()) {
        written = true;
        kept = wrote.kept();
      } else if (event instanceof Sent sent) {
        boolean right = written && kept.map(held -> held.holds(sent)).orElse(true);
        if (!finding.holds(right)) {
          finding.broken(
              "expected the number, the lines, the ack and the key in the journal first, observed"
                  + sent);
        }
      }
    }
  }

  /** C-DUR-02: the numbers of events. */
  private static final class Numbering {
    private final Finding finding;
    private final Map<Long, String> given = new HashMap<>();
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
      } else if (event instanceof Wrote wrote && wrote.kept().isPresent()) {
        written = wrote.kept().get().told();
      } else if (event instanceof Halted halted && halted.why() != Halt.SUSPENDED) {
        isNew = true;
        isLost |= halted.why().isOfProcess();
        isOutdated |= halted.why() == Halt.OUTDATED;
      } else if (event instanceof RunOver && isLost && !isOver && highest < written) {
        finding.broken(
            "expected the events up to no. " + written + ", the last one was no. " + highest);
      }
      isOver |= Kinds.isEnd(event);
    }

    private static boolean isThrown(Event event) {
      return event instanceof Listened listened && listened.mishap() == Mishap.THREW;
    }

    private void delivered(Delivered delivered) {
      long number = delivered.number();
      if (!isNew) {
        if (number != last + 1) {
          finding.broken("expected no. " + (last + 1) + ", observed" + delivered);
        }
      } else if (isOutdated) {
        // What the process in between was given had numbers that nobody knows any more.
        if (!finding.holds(number > highest)) {
          finding.broken("expected a number above " + highest + ", observed" + delivered);
        }
        given.clear();
      } else {
        long most = unconfirmed.orElse(highest + 1);
        if (!finding.holds(number <= most)) {
          finding.broken("expected no. " + most + " first, observed" + delivered);
        }
      }
      String before = given.putIfAbsent(number, delivered.what());
      if (before != null && !finding.holds(before.equals(delivered.what()))) {
        finding.broken("expected " + before + " again, observed" + delivered);
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
        if (outdated && !finding.holds(before == null || before.equals(what))) {
          finding.broken("expected a number that was not used for " + before + ", observed" + sent);
        }
      } else if (event instanceof Said line) {
        said.put(line.ref(), line.text());
      } else if (event instanceof Processed line) {
        processed.add(line.text());
      } else if (event instanceof Settled settled
          && outdated
          && settled.fate() == Fate.ACCEPTED
          && said.containsKey(settled.ref())
          && !finding.holds(processed.contains(said.get(settled.ref())))) {
        finding.broken("expected the line at the server first, observed" + settled);
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
