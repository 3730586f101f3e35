package dev.chasitor.conformance.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import java.util.OptionalLong;

/** The numbers of POSTs that the server took, so that a 409 tells the truth about them. */
final class Numbers {

  /** How far a server that jumps ahead does. */
  private static final long JUMP = 3;

  private long last;
  private long refused;

  /** The server did it. */
  void took(OptionalLong number) {
    last = Math.max(last, number.orElse(0));
  }

  /** Numbers start again. */
  void startAgain() {
    last = 0;
    refused = 0;
  }

  /** Whether a 409 has said that it is beyond this number, without having taken it. */
  boolean isPassedOver(OptionalLong number) {
    return number.isPresent() && number.getAsLong() > last && number.getAsLong() <= refused;
  }

  /** A 409 that tells the last number. */
  Refusal outOfSync(OptionalLong number) {
    return outOfSync(number.orElse(0), Math.max(last, refused));
  }

  /** A 409 that tells a last number beyond the one asked; what was taken stays taken. */
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

  /** A 409 that tells no numbers. */
  static Refusal outOfSync() {
    return new Refusal.OutOfSync("Out of sync", OptionalLong.empty(), OptionalLong.empty());
  }
}
