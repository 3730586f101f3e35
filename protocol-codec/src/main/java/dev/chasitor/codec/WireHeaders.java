package dev.chasitor.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP headers: names ignore case, repeats survive, order within a name is kept.
 *
 * <p>Immutable. {@code toString} shows names only, since some values are secrets. Rules T-REQ-02,
 * K-SEC-01.
 */
public final class WireHeaders {

  private static final WireHeaders NONE = new WireHeaders(Collections.emptyNavigableMap());

  private final Map<String, List<String>> values;

  private WireHeaders(Map<String, List<String>> values) {
    this.values = values;
  }

  /** No headers. */
  public static WireHeaders none() {
    return NONE;
  }

  /** Starts a collection of headers. */
  public static Builder builder() {
    return new Builder();
  }

  /** The first value of a header, the name in any case. */
  public Optional<String> first(String name) {
    List<String> all = values.get(name);
    return all == null ? Optional.empty() : Optional.of(all.get(0));
  }

  /** All values of a header, the name in any case; empty when there are none. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The names as they were first written, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Calls {@code action} for each name and value. */
  public void forEach(BiConsumer<? super String, ? super String> action) {
    values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireHeaders headers && values.equals(headers.values);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (List<String> all : values.values()) {
      hash = 31 * hash + all.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return values.keySet().toString();
  }

  /** Collects headers; not thread-safe. */
  public static final class Builder {
    private final TreeMap<String, List<String>> values =
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Builder() {}

    /**
     * Adds a value to a header.
     *
     * @throws IllegalArgumentException if the name is empty or name or value hold a line break or
     *     another control character
     */
    public Builder add(String name, String value) {
      if (name.isEmpty() || !isClean(name)) {
        throw new IllegalArgumentException("A header name must be a non-empty text in one line");
      }
      if (!isClean(value)) {
        throw new IllegalArgumentException("The value of header " + name + " must be in one line");
      }
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(Objects.requireNonNull(value));
      return this;
    }

    /** The headers collected so far. */
    public WireHeaders build() {
      if (values.isEmpty()) {
        return NONE;
      }
      TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
      return new WireHeaders(copy);
    }

    private static boolean isClean(String text) {
      for (int at = 0; at < text.length(); at++) {
        char sign = text.charAt(at);
        if ((sign < ' ' && sign != '\t') || sign == 0x7F) {
          return false;
        }
      }
      return true;
    }
  }
}
