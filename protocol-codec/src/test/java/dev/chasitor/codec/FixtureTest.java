package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules K-ENC-01, K-ENC-02, K-DEC-01: each document is read, written strictly, and read again. */
class FixtureTest {

  private final ChasitorCodec codec = ChasitorCodec.create();

  static List<Fixture<?>> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isWrittenStrictlyAndReadAgain(Fixture<?> fixture) {
    roundTrip(fixture);
  }

  private <T> void roundTrip(Fixture<T> fixture) {
    T value = fixture.value();
    byte[] written = codec.encode(fixture.kind(), value);
    assertEquals(StrictJson.parse(fixture.written().toBytes()), StrictJson.parse(written));
    T again = codec.decode(fixture.kind(), written);
    assertArrayEquals(written, codec.encode(fixture.kind(), again), "writing is stable");
    if (!fixture.name().startsWith("malformed")) {
      // What was wrong names an offset, which another layout moves.
      assertEquals(value, again);
      assertEquals(value.hashCode(), again.hashCode());
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isTheSameOverSeveralLines(Fixture<?> fixture) {
    pretty(fixture);
  }

  private <T> void pretty(Fixture<T> fixture) {
    String pretty = codec.encodePretty(fixture.kind(), fixture.value());
    assertEquals(StrictJson.parse(fixture.written().toBytes()), StrictJson.parse(pretty));
    assertTrue(pretty.contains("\n") || pretty.length() < 4, pretty);
  }
}
