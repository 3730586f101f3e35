package dev.chasitor.tck.report;

import dev.chasitor.conformance.report.FoundFailure;
import dev.chasitor.conformance.report.UsualCauses;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Makes failures from what tests throw. */
final class TestFailures {

  /** The most characters of a text. */
  private static final int LONGEST_TEXT = 6_000;

  private static final int LONGEST_SUMMARY = 400;

  /** How many calls of a stack are shown: enough to see who threw. */
  private static final int SHOWN_CALLS = 12;

  private TestFailures() {}

  /**
   * Returns the failure of a test.
   *
   * @param id the id of its rule, or another text for none
   */
  static FoundFailure of(String test, String id, Throwable thrown, String replay) {
    String message = String.valueOf(thrown.getMessage());
    List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
    return new FoundFailure(
        test,
        shortened(summary(thrown, lines), LONGEST_SUMMARY),
        expected(thrown),
        observed(thrown),
        shortened(detail(thrown, lines, message), LONGEST_TEXT),
        Optional.empty(),
        List.of(),
        UsualCauses.of(id),
        replay);
  }

  private static String summary(Throwable thrown, List<String> lines) {
    if (!(thrown instanceof AssertionError)) {
      return "The test ended with "
          + thrown.getClass().getName()
          + (thrown.getMessage() == null || lines.isEmpty() ? "." : ": " + lines.get(0));
    }
    if (lines.isEmpty()) {
      return "The test failed and gave no message.";
    }
    // A headline that ends with a colon says less than the first line below it.
    boolean isHeadline = lines.get(0).endsWith(":") && lines.size() > 1;
    return lines.get(isHeadline ? 1 : 0).strip();
  }

  private static String detail(Throwable thrown, List<String> lines, String message) {
    String text = lines.size() > 1 ? message : "";
    if (thrown instanceof AssertionError) {
      return text;
    }
    return text
        + (text.isEmpty() ? "" : "\n")
        + Arrays.stream(thrown.getStackTrace())
            .limit(SHOWN_CALLS)
            .map(call -> "at " + call)
            .collect(Collectors.joining("\n"));
  }

  private static String expected(Throwable thrown) {
    return thrown instanceof AssertionFailedError error && error.isExpectedDefined()
        ? text(error.getExpected())
        : "";
  }

  private static String observed(Throwable thrown) {
    return thrown instanceof AssertionFailedError error && error.isActualDefined()
        ? text(error.getActual())
        : "";
  }

  private static String text(@Nullable ValueWrapper value) {
    return value == null ? "" : shortened(value.getStringRepresentation(), LONGEST_TEXT);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " \u2026";
  }
}
