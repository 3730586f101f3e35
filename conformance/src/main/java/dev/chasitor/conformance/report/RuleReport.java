package dev.chasitor.conformance.report;

import dev.chasitor.conformance.rule.Level;
import java.util.List;
import java.util.Locale;

/**
 * What a contract found about one rule, or in a test that belongs to no single rule. Immutable.
 *
 * @param id the id of the rule; empty for a test that belongs to no single rule
 * @param level how binding the rule is
 * @param source where the rule comes from
 * @param sentence what the rule demands, or the name of the test
 * @param result whether the rule was kept
 * @param cases how often there was something to judge
 * @param reason why the rule, or a part of its tests, was not judged; otherwise empty
 * @param failures how the rule was broken, the clearest first
 */
public record RuleReport(
    String id,
    Level level,
    String source,
    String sentence,
    Result result,
    long cases,
    String reason,
    List<FoundFailure> failures) {

  /** The longest name of a page, without its ending. */
  private static final int LONGEST_NAME = 60;

  /** The results of a rule. */
  public enum Result {
    /** It was judged and kept. */
    KEPT("kept", "\u2713"),
    /** It was broken. */
    BROKEN("broken", "\u2715"),
    /** It was not judged; the reason says why. */
    SKIPPED("skipped", "\u2013"),
    /** The contract has not come to it. */
    NOT_YET("not yet judged", "\u2026");

    private final String words;
    private final String sign;

    Result(String words, String sign) {
      this.words = words;
      this.sign = sign;
    }

    /** Returns the result in words. */
    public String words() {
      return words;
    }

    /** Returns one character for the result, for those who do not see its colour. */
    String sign() {
      return sign;
    }
  }

  public RuleReport {
    reason = SecretForms.without(reason);
    failures = List.copyOf(failures);
  }

  /** Returns the id in brackets and the sentence: the name of a test case. */
  public String title() {
    return id.isEmpty() ? sentence : "[" + id + "] " + sentence;
  }

  /** Returns the id, or the sentence if there is none. */
  String name() {
    return id.isEmpty() ? sentence : id;
  }

  /** Returns the path of the rule's page in the directory of the report. */
  String page() {
    return "rules/" + slug() + ".html";
  }

  /** Returns the name of the rule's page: letters, digits and hyphens. */
  String slug() {
    String plain =
        (id.isEmpty() ? "test " + sentence.toLowerCase(Locale.ROOT) : id)
            .replaceAll("[^A-Za-z0-9]+", "-");
    return plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-$", "");
  }
}
