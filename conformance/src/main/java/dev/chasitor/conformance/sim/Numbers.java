package dev.chasitor.conformance.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * The numbers of the simulated server: those that it accepted, so that its 409s name the right last
 * number, and the offsets of its batches.
 */
final class Numbers {

  /** The distance of a jump with {@code ERROR_409_AHEAD}. */
  private static final long JUMP = 3;

  /** The first offset. Offsets are opaque; this one has more digits than 64 bits hold. */
  private static final BigInteger FIRST_OFFSET = BigInteger.TEN.pow(24);

  private long last;
  private long batches;
  private long refused;

  /** Records that the server accepted a number. */
  void took(OptionalLong number) {
    last = Math.max(last, number.orElse(0));
  }

  /** Starts the numbers again, as for a new session. */
  void startAgain() {
    last = 0;
    refused = 0;
  }

  /** Returns the offset of the next batch. */
  String nextOffset() {
    batches++;
    return FIRST_OFFSET.add(BigInteger.valueOf(batches)).toString();
  }

  /**
   * Whether a 409 named a last number at or above this one, although the server never accepted it.
   */
  boolean isPassedOver(OptionalLong number) {
    return number.isPresent() && number.getAsLong() > last && number.getAsLong() <= refused;
  }

  /** Returns a 409 with the last number. */
  Refusal outOfSync(OptionalLong number) {
    return outOfSync(number.orElse(0), Math.max(last, refused));
  }

  /** Returns a 409 with a last number above the requested one. Accepted numbers stay accepted. */
  Refusal jumpAhead(OptionalLong number) {
    if (number.orElse(0) > last) {
      refused = Math.max(refused, number.orElse(0) + JUMP);
    }
    return outOfSync(number);
  }

  private static Refusal outOfSync(long number, long actual) {
    return new Refusal.OutOfSync(
        RefusalTexts.outOfSync(number, actual), OptionalLong.of(number), OptionalLong.of(actual));
  }

  /** Returns a 409 without numbers. */
  static Refusal outOfSync() {
    return new Refusal.OutOfSync("Out of sync", OptionalLong.empty(), OptionalLong.empty());
  }
}
