package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules C-HDR-04, K-SEC-01: what a peer repeats is kept without the secrets in it. */
class RedactorTest {

  private static final String KEY = "3f1c9a52!1629334776994!q7Rk/Vt2mXw+0Lh=";
  private static final String LINE = "my \"PIN\" is 1234 & <nothing> él\u00e9 \ud83d\ude00";
  private static final Redactor REDACTOR = Redactor.of(List.of(KEY, LINE, "no", ""));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no session 3f1c9a52!1629334776994!q7Rk/Vt2mXw+0Lh= here",
        "no session 3f1c9a52%211629334776994%21q7Rk%2FVt2mXw%2B0Lh%3D here",
        "no session 3f1c9a52%211629334776994%21q7Rk%2fVt2mXw%2b0Lh%3d here",
        "no session 3f1c9a52\\u00211629334776994!q7Rk\\/Vt2mXw\\u002b0Lh\\u003D here",
        "no session 3f1c9a52&#33;1629334776994&#x21;q7Rk/Vt2mXw+0Lh= here",
        "no session my \"PIN\" is 1234 & <nothing> él\u00e9 \ud83d\ude00 here",
        "no session my \\\"PIN\\\" is 1234 & <nothing> \\u00E9l\\u00e9 \\ud83d\\uDE00 here",
        "no session my &quot;PIN&quot; is 1234 &amp; &lt;nothing&gt; &#233;l&#xE9; &#128512; here",
        "no session my%20%22PIN%22%20is%201234%20%26%20%3Cnothing%3E%20%C3%A9l%C3%A9%20%F0%9F%98%80 here",
        "no session my+%22PIN%22+is+1234+%26+%3Cnothing%3E+%C3%A9l%C3%A9+%F0%9F%98%80 here",
        "no session my \"PIN\"    is\t1234 & <nothing> él\u00e9 \ud83d\ude00 here",
      })
  void findsASecretInEachSpelling(String text) {
    assertEquals("no session (redacted) here", REDACTOR.redact(text));
  }

  @Test
  void joinsSecretsThatOverlapAndTouch() {
    Redactor redactor = Redactor.of(List.of("abcde", "defgh", "aaaa"));
    assertEquals("x(redacted)y", redactor.redact("xabcdefghy"));
    assertEquals("(redacted)", redactor.redact("abcdedefgh"));
    assertEquals("(redacted)b(redacted)", redactor.redact("aaaaaaabaaaa"));
  }

  /** Words of three letters stand in almost every text, and tell nothing. */
  @Test
  void leavesWhatIsShort() {
    assertEquals("no, not at all", REDACTOR.redact("no, not at all"));
    assertEquals("yes (redacted)", Redactor.of(List.of("yes", "four")).redact("yes four"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f1c9a52!1629",
        "3f1c9a52%211629",
        "3f1c9a52%2",
        "3f1c9a52%",
        "3f1c9a52\\u00",
        "3f1c9a52\\",
        "3f1c9a52&#3",
        "my \"PIN\" is 1234 & <nothing> \u00e9l\u00e9 \\ud83d",
        "my \"PIN\" is 1234 & <nothing> \u00e9l\u00e9 \\ud83d\\ude",
        "my%20%22PIN%22%20is%201234%20%26%20%3Cnothing%3E%20%C3",
        "my%20%22PIN%22%20is%201234%20%26%20%3Cnothing%3E%20%C3%A",
      })
  void findsTheBeginningOfASecretWhereATextIsCut(String cut) {
    String line = "my \"PIN\" is 1234 & <nothing> \u00e9l\u00e9 \ud83d\ude00";
    assertEquals("at (redacted)", Redactor.of(List.of(KEY, line)).redact("at " + cut));
  }

  @Test
  void aRefusalThatIsCutWithinTheKeyKeepsNoPartOfIt() {
    for (int before = 150; before < 200; before++) {
      String body = "x".repeat(before) + KEY + "y".repeat(5_000);
      String kept = REDACTOR.redact(RefusalText.of(WireBody.ofText(body)));
      assertFalse(kept.contains("3f1c"), kept);
    }
  }

  @Test
  void aRefusalThatIsCutWithinACharacterHidesWhatStandsBeforeIt() {
    String line = "secret \u6f22\u6f22";
    // A break of many characters is one space, so that few characters are many bytes.
    String body = "a" + " ".repeat(1_990) + line.substring(0, 6) + "  " + "\u6f22".repeat(10);
    assertEquals(
        "a (redacted)", Redactor.of(List.of(line)).redact(RefusalText.of(WireBody.ofText(body))));
  }

  @Test
  void keepsOneRowOfBoundedLength() {
    Redactor redactor = Redactor.of(List.of("abcd"));
    assertEquals("a b", redactor.redact(" a\r\n\t\u2028\u0000b "));
    assertEquals(200, redactor.redact("abcd ".repeat(40_000)).length());
    assertEquals(199, redactor.redact("x".repeat(199) + "\ud83d\ude00").length());
  }

  @Test
  void keepsOfALongSecretOnlyWhatCanBeFound() {
    String secret = "ab" + " \n".repeat(10_000) + "cd " + "x".repeat(200_000);
    Redactor redactor = Redactor.of(List.of(secret));
    assertEquals("no (redacted)", redactor.redact("no ab cd xx"));
    assertEquals("no (redacted)", redactor.redact("no ab cd " + "x".repeat(200_000)));
    assertEquals("no ab cd yy", redactor.redact("no ab cd yy"));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Redactor.of(List.of(secret));
    long used = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(used < 100_000, () -> used + " bytes for one secret");
  }

  /** A pattern took time that grew with the square: 100 ms for 2 kB of one letter. */
  @Test
  void takesLinearTime() {
    int size = 400_000;
    String text = "a".repeat(size);
    for (Spelling spelling : Spelling.values()) {
      int[] marks = new int[size + 1];
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              SecretPattern.of("a".repeat(size / 2) + "b", size)
                  .mark(Spelled.of(text, spelling), marks));
      assertEquals(1, marks[size - size / 2], "the beginning at the end is found");
    }
  }
}
