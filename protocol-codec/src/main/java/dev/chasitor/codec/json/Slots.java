package dev.chasitor.codec.json;

import java.util.Arrays;

/**
 * The values of a {@link JsonRecord} on their way into a constructor, in the order of the table's
 * lines. Not thread-safe.
 */
public final class Slots {

  private final Object[] values;
  private int next;

  Slots(Object[] absent) {
    this.values = Arrays.copyOf(absent, absent.length);
  }

  /** The value of the next line. The constructor's parameter says its type. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the table's line set it as V
  public <V> V next() {
    return (V) values[next++];
  }

  void set(int slot, Object value) {
    values[slot] = value;
  }
}
