package dev.chasitor.conformance.rule;

import java.util.List;
import java.util.Optional;

/**
 * A rule of any catalogue. Immutable.
 *
 * @param id the id, for example {@code C-ACK-02}
 * @param role what the rule is for
 * @param level how binding the rule is
 * @param basis how the rule follows from the guide; empty if its catalogue does not say
 * @param source where the rule comes from: a chapter of the guide, or another source
 * @param sentence what the rule demands, in a sentence or more
 * @param usualCause the usual mistake of an implementation that breaks the rule; empty if its
 *     catalogue does not say
 * @param untested why no contract judges the rule; empty if one does
 * @param heldBy the classes of this library's tests that hold its own implementation to the rule
 *     apart from the contract, by their simple names
 */
public record CataloguedRule(
    String id,
    Role role,
    Level level,
    Optional<String> basis,
    String source,
    String sentence,
    Optional<String> usualCause,
    Optional<String> untested,
    List<String> heldBy) {

  public CataloguedRule {
    heldBy = List.copyOf(heldBy);
  }

  /** What a rule is for. */
  public enum Role {
    CLIENT("ClientSessionTck"),
    CODEC("CodecTck"),
    TRANSPORT("TransportTck"),
    JOURNAL("JournalTck"),
    SERVER("");

    private final String contract;

    Role(String contract) {
      this.contract = contract;
    }

    /** Returns the simple name of the class that judges such rules; empty if there is none. */
    public Optional<String> contract() {
      return Optional.of(contract).filter(name -> !name.isEmpty());
    }
  }
}
