package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.Figures.Cost;
import dev.chasitor.benchmarks.Figures.Task;
import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A limit for the ratio of two figures of one run.
 *
 * @param name the two things that are compared
 * @param above the task whose figure is the numerator
 * @param below the task whose figure is the denominator
 * @param of selects the time or the allocation
 * @param bound whether the limit is the most or the least that the ratio may be
 * @param limits the limit for each payload
 */
record Target(
    String name,
    Task above,
    Task below,
    ToDoubleFunction<Cost> of,
    Bound bound,
    ToDoubleFunction<Payload> limits) {

  /** The side of the limit on which a ratio must be. */
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

  /** Returns the measured ratio; NaN if one of the figures was not measured. */
  double ratio(Figures figures, Payload payload) {
    return of.applyAsDouble(figures.cost(above, payload))
        / of.applyAsDouble(figures.cost(below, payload));
  }

  double limit(Payload payload) {
    return limits.applyAsDouble(payload);
  }

  /** Whether a ratio keeps the limit. */
  boolean isMetBy(double ratio, Payload payload) {
    return bound == Bound.AT_MOST ? ratio <= limit(payload) : ratio >= limit(payload);
  }

  private static Target atMost(double limit, String name, Task above, Task below) {
    return new Target(name, above, below, Cost::nanoseconds, Bound.AT_MOST, payload -> limit);
  }

  private static Target allocation(String name, Task above, Task below) {
    return new Target(name, above, below, Cost::bytes, Bound.AT_MOST, payload -> 1.1);
  }

  /**
   * Returns a target for a databind. The limit of {@code INIT} is lower: databind spends most of
   * its time in the envelope, which {@code INIT} lacks.
   */
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
