package dev.chasitor.tck.session;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.SubjectCapabilities;
import dev.chasitor.conformance.subject.SubjectCapability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a client opts out of, with the reasons: rules, and capabilities that it lacks. */
final class OptOuts {

  /** The capabilities that a client needs, so that a rule has anything to judge. */
  private static final Map<Rule, Set<SubjectCapability>> NEEDS = new EnumMap<>(Rule.class);

  static {
    NEEDS.put(Rule.C_SEQ_05, EnumSet.of(SubjectCapability.BATCHES));
    NEEDS.put(Rule.C_RSY_13, EnumSet.of(SubjectCapability.RECONNECT_SESSION));
    NEEDS.put(
        Rule.C_RSY_14,
        EnumSet.of(SubjectCapability.RESYNC_SESSION, SubjectCapability.RECONNECT_SESSION));
    NEEDS.put(Rule.C_LIV_06, EnumSet.of(SubjectCapability.FREEZE));
    NEEDS.put(Rule.C_DUR_01, EnumSet.of(SubjectCapability.RESTART));
    NEEDS.put(Rule.C_DUR_02, EnumSet.of(SubjectCapability.RESTART));
    NEEDS.put(Rule.C_DUR_03, EnumSet.of(SubjectCapability.RESTART));
    NEEDS.put(Rule.C_DUR_04, EnumSet.of(SubjectCapability.RESTART));
  }

  private final Map<String, String> notApplicable;
  private final Map<String, String> knownToFail;
  private final SubjectCapabilities capabilities;

  OptOuts(
      Map<String, String> notApplicable,
      Map<String, String> knownToFail,
      SubjectCapabilities capabilities) {
    this.notApplicable = Map.copyOf(notApplicable);
    this.knownToFail = Map.copyOf(knownToFail);
    this.capabilities = capabilities;
  }

  /** Returns why a rule does not apply; empty if it does. */
  Optional<String> notApplicable(Rule rule) {
    return Optional.ofNullable(notApplicable.get(rule.id()));
  }

  /** Returns why the client breaks a rule; empty if it is not known to. */
  Optional<String> knownToFail(Rule rule) {
    return Optional.ofNullable(knownToFail.get(rule.id()));
  }

  /** Returns which capability a rule needs that the client lacks, and why it does. */
  Optional<String> lacks(Rule rule) {
    return NEEDS.getOrDefault(rule, Set.of()).stream()
        .flatMap(
            needed ->
                capabilities.missing(needed).stream()
                    .map(reason -> "it needs the capability " + needed + ": " + reason))
        .findFirst();
  }

  /** Returns the reason for which a rule is not judged, whichever it is. */
  Optional<String> reason(Rule rule) {
    return notApplicable(rule)
        .map(reason -> "notApplicable: " + reason)
        .or(() -> knownToFail(rule).map(reason -> "knownToFail: " + reason))
        .or(() -> lacks(rule));
  }

  /** Returns what is wrong with the opt-outs themselves, a sentence for each. */
  List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    Set<String> ids = Set.copyOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
    Map.of("notApplicable()", notApplicable, "knownToFail()", knownToFail)
        .forEach(
            (place, optedOut) ->
                new TreeMap<>(optedOut)
                    .forEach(
                        (id, reason) -> {
                          if (!ids.contains(id)) {
                            mistakes.add(
                                place + " names " + id + ", which is no rule for clients.");
                          }
                          if (reason.isBlank()) {
                            mistakes.add(place + " gives no reason for " + id + ".");
                          }
                        }));
    notApplicable.keySet().stream()
        .filter(knownToFail::containsKey)
        .sorted()
        .forEach(id -> mistakes.add("Both notApplicable() and knownToFail() name " + id + "."));
    return mistakes.stream().sorted().toList();
  }
}
