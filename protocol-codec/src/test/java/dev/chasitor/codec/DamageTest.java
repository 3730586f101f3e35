package dev.chasitor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules K-ERR-01, K-SEC-01: what arrives damaged is refused, whole, in one way. */
class DamageTest {

  private static final int MUTATIONS_PER_FIXTURE = 400;

  private final ChasitorCodec codec = ChasitorCodec.create();

  static List<Fixture<?>> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isRefusedWhenCutAtAnyByte(Fixture<?> fixture) {
    cutEverywhere(fixture);
  }

  private <T> void cutEverywhere(Fixture<T> fixture) {
    byte[] whole = fixture.document().toBytes();
    T value = fixture.value();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertEquals(value, codec.decode(fixture.kind(), cut), "only white space was cut off");
        assertTrue(new String(whole, length, whole.length - length, UTF_8).isBlank());
      } catch (MalformedMessageException e) {
        assertTrue(e.offset() <= length, e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isReadOrRefusedWhateverItsBytes(Fixture<?> fixture) {
    mutate(fixture);
  }

  private <T> void mutate(Fixture<T> fixture) {
    Random random = new Random(20130612);
    byte[] whole = fixture.document().toBytes();
    for (int i = 0; i < MUTATIONS_PER_FIXTURE; i++) {
      byte[] damaged = damage(whole, random);
      try {
        T value = codec.decode(fixture.kind(), damaged);
        // What could be read can be written, and then reads the same but for offsets in problems.
        byte[] written = codec.encode(fixture.kind(), value);
        StrictJson.parse(written);
        T again = codec.decode(fixture.kind(), written);
        assertArrayEquals(written, codec.encode(fixture.kind(), again), "nothing of it is lost");
      } catch (MalformedMessageException e) {
        assertTrue(e.offset() >= 0 && e.offset() <= damaged.length, e.getMessage());
      }
    }
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int change = random.nextInt(3); change >= 0 && damaged.length > 0; change--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = (byte) "{}[]\",:0-e.tfn\\u".charAt(random.nextInt(16));
        case 2 ->
            damaged = splice(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(9)), 0);
        default -> damaged = splice(damaged, at, at, random.nextInt(9));
      }
    }
    return damaged;
  }

  /** Takes {@code from..to} out, or doubles some bytes behind {@code from}. */
  private static byte[] splice(byte[] bytes, int from, int to, int doubled) {
    int more = Math.min(doubled, bytes.length - from);
    byte[] spliced = new byte[bytes.length - (to - from) + more];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(bytes, from, spliced, from, more);
    System.arraycopy(bytes, to, spliced, from + more, bytes.length - to);
    return spliced;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void neitherSideOfHttpThrowsForIt(Fixture<?> fixture) {
    Random random = new Random(20130613);
    byte[] whole = fixture.document().toBytes();
    for (int i = 0; i < 40; i++) {
      WireBody body = WireBody.wrap(damage(whole, random));
      for (Resource resource : Resource.all()) {
        String tail = resource.tail() == Resource.Tail.NONE ? "" : "/x";
        Incoming incoming =
            codec.decodeRequest(
                new WireRequest(
                    resource.method(),
                    URI.create(
                        "/chat/rest/%s%s?org_id=00D&deployment_id=572&ack=%d"
                            .formatted(resource.path(), tail, random.nextInt())),
                    WireHeaders.builder().add("x-liveagent-api-version", "34").build(),
                    body));
        assertTrue(
            incoming instanceof Incoming.Understood
                || ((Incoming.Refused) incoming).refusal().status() == 400,
            () -> resource + " " + incoming);
        Reply reply =
            codec.decodeReply(resource.type(), new WireResponse(200, WireHeaders.none(), body));
        assertTrue(
            reply instanceof Reply.Answered
                || reply instanceof Reply.Malformed
                || reply instanceof Reply.Accepted
                || reply instanceof Reply.Empty);
      }
    }
  }
}
