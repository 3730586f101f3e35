package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.Figures.Cost;
import dev.chasitor.benchmarks.Figures.Task;
import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A ratio between two figures of one run that we mean to keep.
 *
 * @param name what is compared, in words
 * @param above the figure above the line
 * @param below the figure below it
 * @param of time or allocation
 * @param bound whether the ratio may be at most or must be at least the limit
 * @param limits the limit for each payload
 */
record Target(
    String name,
    Task above,
    Task below,
    ToDoubleFunction<Cost> of,
    Bound bound,
    ToDoubleFunction<Payload> limits) {

  /** On which side of the limit a ratio must be. */
  enum Bound {
    AT_MOST("≤"),
    AT_LEAST("≥");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  private static final Task DECODE = Task.decode(Codec.CHASITOR);
  private static final Task ENCODE = Task.encode(Codec.CHASITOR);

  static final List<Target> ALL =
      List.of(
          atMost(1.15, "decode : hand-written", DECODE, Task.decode(Codec.HAND_WRITTEN)),
          atMost(1.5, "decode : token scan", DECODE, Task.SCAN),
          atMost(1.2, "encode : hand-written", ENCODE, Task.encode(Codec.HAND_WRITTEN)),
          databind("Jackson 2 databind on records : decode", Codec.JACKSON_2),
          databind("Jackson 3 databind on records : decode", Codec.JACKSON_3),
          allocation("decode : hand-written, allocated", DECODE, Task.decode(Codec.HAND_WRITTEN)),
          allocation("encode : hand-written, allocated", ENCODE, Task.encode(Codec.HAND_WRITTEN)));

  /** The ratio that was measured; NaN if one of the two was not. */
  double ratio(Figures figures, Payload payload) {
    return of.applyAsDouble(figures.cost(above, payload))
        / of.applyAsDouble(figures.cost(below, payload));
  }

  double limit(Payload payload) {
    return limits.applyAsDouble(payload);
  }

  /** Whether a ratio keeps to the limit. */
  boolean isMetBy(double ratio, Payload payload) {
    return bound == Bound.AT_MOST ? ratio <= limit(payload) : ratio >= limit(payload);
  }

  private static Target atMost(double limit, String name, Task above, Task below) {
    return new Target(name, above, below, Cost::nanoseconds, Bound.AT_MOST, payload -> limit);
  }

  private static Target allocation(String name, Task above, Task below) {
    return new Target(name, above, below, Cost::bytes, Bound.AT_MOST, payload -> 1.1);
  }

  /** Databind loses most of its time in the envelope, and {@code INIT} has none. */
  private static Target databind(String name, Codec codec) {
    return new Target(
        name,
        Task.decode(codec),
        DECODE,
        Cost::nanoseconds,
        Bound.AT_LEAST,
        payload -> payload == Payload.INIT ? 1.25 : 2.0);
  }
}
