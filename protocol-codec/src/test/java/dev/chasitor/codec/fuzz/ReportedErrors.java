package dev.chasitor.codec.fuzz;

import dev.chasitor.codec.document.MalformedMessageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the codec may report of a document that it refuses: where, and what it expected there (rules
 * K-ERR-01, K-SEC-01). Of the document it may repeat only plain names of properties, in the path.
 */
final class ReportedErrors {

  private static final Pattern REPORTED =
      Pattern.compile(
          "at \\$(?:\\.[A-Za-z_][A-Za-z0-9_.-]{0,63}|\\.\\?|\\[[0-9]+])*, byte ([0-9]+): expected (.*)",
          Pattern.DOTALL);

  /** All that can be expected. A part of a document has no place in it. */
  private static final Pattern EXPECTED =
      Pattern.compile(
          String.join(
              "|",
              "valid JSON",
              "more, found the end of the document",
              "the end of the document",
              "UTF-8, found a (byte that is not|zero byte)",
              "(a JSON value|text|true or false|an integer|a number|an array|an object|a value), found"
                  + " (nothing|an object|an array|text|a number|a boolean|null)",
              "an integer of (32|64) bits, found (a greater|another) number",
              "a number in the range of a double",
              "(a session key|an affinity token|a header value or nothing), found another text",
              "(the|each) property once",
              "a document of at most [0-9]+ bytes, found [0-9]+",
              "at most [0-9]+ (elements|properties|levels of objects and arrays)",
              "(texts|names|numbers) of at most [0-9]+ characters",
              "a valid ChasitorInit: ChasitorInit needs at least one of buttonId, agentId and"
                  + " buttonOverrides",
              "one of \\[Text, Numbers, Words, Parts], found another word",
              "one of \\[(GeoLocation|Text, Numbers, Words)], found another word",
              "one of \\[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY], found"
                  + " another text",
              "a document of version 3, found one written as version -?[0-9]+"));

  private ReportedErrors() {}

  /**
   * Checks an exception for a document of so many bytes.
   *
   * @throws AssertionError if it says more than it may
   */
  static void check(MalformedMessageException e, int length) {
    require(e.getCause() == null, "an error has a cause");
    check(e.getMessage(), length);
  }

  /** The same for a text that was an exception's message. */
  static void check(String message, int length) {
    Matcher reported = REPORTED.matcher(message);
    require(reported.matches(), "an error has another form: " + message);
    require(Long.parseLong(reported.group(1)) <= length, "an offset is behind the end: " + message);
    require(EXPECTED.matcher(reported.group(2)).matches(), "an error says more: " + message);
  }

  static void require(boolean kept, String broken) {
    if (!kept) {
      throw new AssertionError(broken);
    }
  }
}
