package dev.chasitor.conformance.check;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The checkers of the C-HDR rules, about the protocol's headers. */
final class HeaderChecks {

  private static final int OLDEST_VERSION = 29;

  private HeaderChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_HDR_01, HeaderChecks::bearsWhatIsListed);
    checkers.put(Rule.C_HDR_02, HeaderChecks::bearsTheLatestToken);
    checkers.put(Rule.C_HDR_03, HeaderChecks::bearsTheLatestKey);
    checkers.put(Rule.C_HDR_04, HeaderChecks::keepsTheKeyInItsPlace);
    checkers.put(Rule.C_HDR_05, HeaderChecks::numbersWhatIsNumbered);
    checkers.put(Rule.C_HDR_06, HeaderChecks::keepsTheVersion);
  }

  private static void bearsWhatIsListed(History history, Profile profile, Finding finding) {
    for (Sent sent : history.all(Sent.class)) {
      if (!finding.holds(sent.type() != RequestType.UNKNOWN)) {
        finding.broken("expected a request of the protocol, observed" + sent);
      } else {
        Set<Header> listed = unnumbered(Resource.of(sent.type()).headers());
        Set<Header> present = unnumbered(sent.head().present());
        if (!finding.holds(present.equals(listed))) {
          finding.broken("expected the headers " + listed + ", observed " + present + " in" + sent);
        }
      }
    }
  }

  /** Returns the headers without the number, which C-HDR-05 judges. */
  private static Set<Header> unnumbered(Set<Header> headers) {
    Set<Header> others = EnumSet.noneOf(Header.class);
    others.addAll(headers);
    others.remove(Header.SEQUENCE);
    return others;
  }

  private static void numbersWhatIsNumbered(History history, Profile profile, Finding finding) {
    for (Sent sent : history.all(Sent.class, s -> s.type() != RequestType.UNKNOWN)) {
      boolean listed = Resource.of(sent.type()).headers().contains(Header.SEQUENCE);
      if (!finding.holds(sent.head().present().contains(Header.SEQUENCE) == listed)) {
        finding.broken(
            (listed ? "expected a number, observed none on" : "expected no number, observed one on")
                + sent);
      }
    }
  }

  private static void bearsTheLatestToken(History history, Profile profile, Finding finding) {
    Recalled<String> latest = new Recalled<>("");
    for (Event event : history.events()) {
      latest.follow(event);
      if (Kinds.isSuccess(event)) {
        Answered told = (Answered) event;
        latest.set(told.affinity().isEmpty() ? latest.get() : told.affinity());
      } else if (event instanceof Sent sent
          && sent.type() != RequestType.UNKNOWN
          && sent.head().present().contains(Header.AFFINITY)) {
        // A request that asks for a node bears no token.
        String expected = Resource.of(sent.type()).namesNode() ? latest.get() : "";
        if (!finding.holds(sent.affinity().equals(expected))) {
          finding.broken("expected node=" + expected + ", observed" + sent);
        }
      }
    }
  }

  private static void bearsTheLatestKey(History history, Profile profile, Finding finding) {
    Recalled<String> latest = new Recalled<>("");
    for (Event event : history.events()) {
      latest.follow(event);
      if (Kinds.isSuccess(event)) {
        Answered told = (Answered) event;
        latest.set(told.key().isEmpty() ? latest.get() : told.key());
      } else if (event instanceof Sent sent && !sent.key().isEmpty()) {
        if (!finding.holds(sent.key().equals(latest.get()))) {
          finding.broken(
              "expected the key " + latest.get() + ", observed " + sent.key() + " in" + sent);
        }
      }
    }
  }

  private static void keepsTheKeyInItsPlace(History history, Profile profile, Finding finding) {
    for (Sent sent : history.all(Sent.class)) {
      if (!finding.holds(sent.head().leak().isEmpty())) {
        finding.broken(
            "expected the key in its header only, observed it in "
                + sent.head().leak()
                + " of"
                + sent);
      }
    }
  }

  private static void keepsTheVersion(History history, Profile profile, Finding finding) {
    String first = "";
    for (Sent sent : history.all(Sent.class, s -> !s.head().version().isEmpty())) {
      String version = sent.head().version();
      first = first.isEmpty() ? version : first;
      if (!finding.holds(version.equals(first) && number(version) >= OLDEST_VERSION)) {
        finding.broken(
            "expected version " + first + ", at least 29, observed " + version + " in" + sent);
      }
    }
  }

  private static int number(String version) {
    return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 0;
  }
}
