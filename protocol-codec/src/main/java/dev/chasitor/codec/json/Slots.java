package dev.chasitor.codec.json;

import java.util.Arrays;

/**
 * The values that a {@link JsonRecord} passes to a constructor, in the order of the table's rows.
 * Not thread-safe.
 */
public final class Slots {

  private final Object[] values;
  private int next;

  Slots(Object[] absent) {
    this.values = Arrays.copyOf(absent, absent.length);
  }

  /** Returns the value of the next row. The constructor's parameter determines the type. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the table's row set it as V
  public <V> V next() {
    return (V) values[next++];
  }

  void set(int slot, Object value) {
    values[slot] = value;
  }
}
