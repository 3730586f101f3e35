package dev.chasitor.conformance.report;

/**
 * Writes {@code junit.xml}: a test case for each rule, whose name begins with the rule's id. It has
 * no times.
 */
final class JunitXml {

  private JunitXml() {}

  static String of(KitReport report) {
    Markup out = new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.open("testsuites", "name", "Chasitor kit " + report.kit()).line();
    report.contracts().forEach(contract -> suite(contract, out));
    return out.document();
  }

  private static void suite(ContractReport contract, Markup out) {
    long skipped =
        contract.count(RuleReport.Result.SKIPPED) + contract.count(RuleReport.Result.NOT_YET);
    out.open(
        "testsuite",
        "name",
        contract.subject(),
        "tests",
        Integer.toString(contract.rules().size()),
        "failures",
        Long.toString(contract.count(RuleReport.Result.BROKEN)),
        "errors",
        contract.state() == ContractReport.State.STOPPED ? "1" : "0",
        "skipped",
        Long.toString(skipped));
    out.line();
    contract.rules().forEach(rule -> testCase(contract, rule, out));
    if (contract.state() == ContractReport.State.STOPPED) {
      out.open("testcase", "classname", contract.subject(), "name", "The contract begins");
      out.element("error", contract.note(), "message", "The contract stopped before its tests.");
      out.close().line();
    }
    out.close().line();
  }

  private static void testCase(ContractReport contract, RuleReport rule, Markup out) {
    out.open("testcase", "classname", contract.subject(), "name", rule.title());
    out.open("properties");
    property("level", rule.level().name(), out);
    property("cases", Long.toString(rule.cases()), out);
    if (!rule.source().isEmpty()) {
      property("source", rule.source(), out);
    }
    out.close();
    switch (rule.result()) {
      case KEPT -> {
        // A test case without more has passed.
      }
      case BROKEN ->
          out.element(
              "failure",
              SummaryText.of(rule),
              "message",
              rule.failures().isEmpty() ? rule.reason() : rule.failures().get(0).summary());
      case SKIPPED -> out.empty("skipped", "message", rule.reason());
      case NOT_YET -> out.empty("skipped", "message", rule.result().words());
    }
    out.close().line();
  }

  private static void property(String name, String value, Markup out) {
    out.empty("property", "name", name, "value", value);
  }
}
