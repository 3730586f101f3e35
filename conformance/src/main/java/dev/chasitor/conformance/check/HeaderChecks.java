package dev.chasitor.conformance.check;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Disclosed;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
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
      if (!finding.holds(Clause.C_HDR_01A, sent.type() != RequestType.UNKNOWN)) {
        finding.broken(Clause.C_HDR_01A, "expected a request of the protocol, observed" + sent);
      } else {
        Set<Header> listed = unnumbered(Resource.of(sent.type()).headers());
        Set<Header> present = unnumbered(sent.head().present());
        String compared = "the headers " + listed + ", observed " + present + " in" + sent;
        if (!finding.holds(Clause.C_HDR_01B, present.containsAll(listed))) {
          finding.broken(Clause.C_HDR_01B, "expected " + compared);
        }
        if (!finding.holds(Clause.C_HDR_01C, listed.containsAll(present))) {
          finding.broken(Clause.C_HDR_01C, "expected no more than " + compared);
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
      Clause clause = listed ? Clause.C_HDR_05A : Clause.C_HDR_05B;
      if (!finding.holds(clause, sent.head().present().contains(Header.SEQUENCE) == listed)) {
        finding.broken(
            clause,
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
    String first = "";
    for (Event event : history.events()) {
      if (event instanceof Sent sent) {
        first = first.isEmpty() ? sent.head().server() : first;
        judgePlace(sent, first, finding);
      } else if (event instanceof Over || event instanceof Told) {
        finding.seen(Clause.C_HDR_04C);
      } else if (event instanceof Disclosed) {
        finding.broken(
            Clause.C_HDR_04C, "expected neither the key nor the token there, observed" + event);
      }
    }
  }

  private static void judgePlace(Sent sent, String first, Finding finding) {
    String leak = sent.head().leak();
    boolean isElsewhere = leak.startsWith("the host ");
    // The client can take one server for another only if it knows two.
    if (isElsewhere || !sent.head().server().equals(first)) {
      finding.seen(Clause.C_HDR_04B);
    }
    if (!sent.key().isEmpty()) {
      finding.seen(Clause.C_HDR_04A);
    }
    if (!leak.isEmpty()) {
      finding.broken(
          isElsewhere ? Clause.C_HDR_04B : Clause.C_HDR_04A,
          "expected the key in its header only, observed it in " + leak + " of" + sent);
    }
  }

  private static void keepsTheVersion(History history, Profile profile, Finding finding) {
    String first = "";
    for (Sent sent : history.all(Sent.class, s -> !s.head().version().isEmpty())) {
      String version = sent.head().version();
      if (!finding.holds(Clause.C_HDR_06A, number(version) >= OLDEST_VERSION)) {
        finding.broken(
            Clause.C_HDR_06A, "expected version 29 or later, observed " + version + " in" + sent);
      }
      if (!first.isEmpty() && !finding.holds(Clause.C_HDR_06B, version.equals(first))) {
        finding.broken(
            Clause.C_HDR_06B,
            "expected version " + first + " again, observed " + version + " in" + sent);
      }
      first = first.isEmpty() ? version : first;
    }
  }

  private static int number(String version) {
    return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 0;
  }
}
