package dev.chasitor.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FramingTest {

  private static final List<String> NONE = List.of();

  @Test
  void isClearByOneLengthByChunksOrByNothing() {
    assertTrue(Framing.isClear(List.of("0"), NONE));
    assertTrue(Framing.isClear(List.of("5", "5"), NONE));
    assertTrue(Framing.isClear(NONE, List.of("Chunked")));
    assertTrue(Framing.isClear(NONE, NONE));
  }

  @Test
  void isNotClearByWhatContradictsItself() {
    assertFalse(Framing.isClear(List.of("2", "5"), NONE));
    assertFalse(Framing.isClear(List.of("2"), List.of("chunked")));
    assertFalse(Framing.isClear(NONE, List.of("chunked", "chunked")));
  }

  @Test
  void isNotClearByWhatNobodyAskedFor() {
    assertFalse(Framing.isClear(NONE, List.of("gzip, chunked")));
    assertFalse(Framing.isClear(NONE, List.of("identity")));
  }

  @Test
  void isNotClearByALengthThatIsNone() {
    for (String length : List.of("", "-5", "+5", "5, 5", "0x5", "٥")) {
      assertFalse(Framing.isClear(List.of(length), NONE), length);
    }
  }
}
