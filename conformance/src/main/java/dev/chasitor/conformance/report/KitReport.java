package dev.chasitor.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The report of a run: what each contract found. Immutable. It holds no time of day, so two runs of
 * the same implementation have equal reports.
 *
 * @param kit the version of the kit
 * @param edition the edition of the guide that the rules come from
 * @param contracts the contracts, sorted by kind and subject
 */
public record KitReport(String kit, String edition, List<ContractReport> contracts) {

  /** The edition of the guide that the rules come from. */
  public static final String EDITION =
      "Live Agent REST API Developer Guide, API version 34, with later editions up to 66";

  public KitReport {
    contracts =
        contracts.stream()
            .sorted(
                Comparator.comparing(ContractReport::kind).thenComparing(ContractReport::subject))
            .toList();
  }

  /** Returns a report of this version of the kit without a contract. */
  public static KitReport empty() {
    return new KitReport(KitVersion.text(), EDITION, List.of());
  }

  /** Returns a copy with this contract in place of the one that has the same kind and subject. */
  public KitReport with(ContractReport contract) {
    List<ContractReport> all = new ArrayList<>(contracts);
    all.removeIf(it -> it.kind() == contract.kind() && it.subject().equals(contract.subject()));
    all.add(contract);
    return new KitReport(kit, edition, all);
  }

  /** Returns how many rules have this result, over all contracts. */
  public long count(RuleReport.Result result) {
    return contracts.stream().mapToLong(contract -> contract.count(result)).sum();
  }
}
