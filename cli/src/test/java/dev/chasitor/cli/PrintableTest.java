package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No text of a peer controls the terminal. */
class PrintableTest {

  /** The directions of embeddings, overrides and isolates, as the JDK's Unicode data has them. */
  private static final Set<Byte> EXPLICIT =
      Set.of(
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE);

  /** The three marks, which have the direction of a letter. */
  private static final Set<Integer> MARKS = Set.of(0x200E, 0x200F, 0x061C);

  @Test
  void everyCodePointIsShownOrVisiblyReplaced() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .forEach(
            c -> {
              String said = "a" + Character.toString(c) + "b";
              String shown = "a" + (isHarmless(c) ? Character.toString(c) : "\uFFFD") + "b";
              assertEquals(shown, Printable.text(said), () -> "U+" + Integer.toHexString(c));
            });
  }

  @Test
  void everyCodePointStaysInItsRow() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .forEach(
            c -> {
              String shown = Printable.row("a" + Character.toString(c) + "b");
              assertTrue(
                  shown.codePoints().noneMatch(Character::isISOControl)
                      && shown.startsWith("a")
                      && shown.endsWith("b")
                      && shown.codePointCount(0, shown.length()) == 3,
                  () -> "U+" + Integer.toHexString(c));
            });
  }

  @Test
  void carriageReturnAndLineFeedAreOneLineBreak() {
    assertEquals("line1\nline2\nline3\n", Printable.text("line1\nline2\r\nline3\r\n"));
    assertEquals("a\n\nb\uFFFDc\n\uFFFD", Printable.text("a\r\n\r\nb\rc\n\r"));
    assertEquals("a b", Printable.row("a\r\nb"));
  }

  private static boolean isHarmless(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean separator = c == 0x2028 || c == 0x2029;
    boolean halfOfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean directed = EXPLICIT.contains(Character.getDirectionality(c)) || MARKS.contains(c);
    return !control && !separator && !halfOfPair && !directed;
  }
}
