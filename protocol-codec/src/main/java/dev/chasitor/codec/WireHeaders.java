package dev.chasitor.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP headers. Names ignore case, a header may have several values, and the values of one name
 * keep their order.
 *
 * <p>Immutable. {@code toString} shows only names, since some values are secrets. Rules T-REQ-02,
 * K-SEC-01.
 */
public final class WireHeaders {

  private static final WireHeaders NONE = new WireHeaders(List.of());

  /**
   * The headers, sorted by name. A linear search is enough: there are few, and each is looked up
   * once.
   */
  private final List<Line> lines;

  private WireHeaders(List<Line> lines) {
    this.lines = lines;
  }

  private record Line(String name, String value) {

    static final Comparator<Line> BY_NAME =
        Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER);

    boolean isOf(String other) {
      return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns the empty headers. */
  public static WireHeaders none() {
    return NONE;
  }

  /** Starts to build headers. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the first value of a header. The name ignores case. */
  public Optional<String> first(String name) {
    for (Line line : lines) {
      if (line.isOf(name)) {
        return Optional.of(line.value());
      }
    }
    return Optional.empty();
  }

  /** Returns all values of a header, or an empty list. The name ignores case. */
  public List<String> all(String name) {
    List<String> all = List.of();
    for (Line line : lines) {
      if (line.isOf(name)) {
        all = all.isEmpty() ? new ArrayList<>(1) : all;
        all.add(line.value());
      }
    }
    return Collections.unmodifiableList(all);
  }

  /** Returns the names in alphabetical order, each in its first spelling. */
  public List<String> names() {
    return lines.stream().map(Line::name).distinct().toList();
  }

  /** Calls {@code action} for each name and value. */
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (Line line : lines) {
      action.accept(line.name(), line.value());
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof WireHeaders headers) || lines.size() != headers.lines.size()) {
      return false;
    }
    for (int at = 0; at < lines.size(); at++) {
      Line own = lines.get(at);
      Line its = headers.lines.get(at);
      if (!own.isOf(its.name()) || !own.value().equals(its.value())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    // Without the names, since their upper and lower case does not matter.
    int hash = 0;
    String name = "";
    for (Line line : lines) {
      hash = 31 * hash + line.value().hashCode() + (line.isOf(name) ? 0 : 17);
      name = line.name();
    }
    return hash;
  }

  @Override
  public String toString() {
    return names().toString();
  }

  /** A builder for headers. Not thread-safe. */
  public static final class Builder {
    private final List<Line> lines = new ArrayList<>(8);

    private Builder() {}

    /**
     * Adds one value of a header.
     *
     * @throws IllegalArgumentException if the name is empty, or if the name or the value contains a
     *     line break or another control character
     */
    public Builder add(String name, String value) {
      if (name.isEmpty() || !isClean(name)) {
        throw new IllegalArgumentException(
            "A header name must not be empty or contain a control character");
      }
      if (!isClean(value)) {
        throw new IllegalArgumentException("The value of header " + name + " must be in one line");
      }
      lines.add(new Line(name, value));
      return this;
    }

    /** Makes the headers that were added so far. */
    public WireHeaders build() {
      if (lines.isEmpty()) {
        return NONE;
      }
      Line[] sorted = lines.toArray(Line[]::new);
      Arrays.sort(sorted, Line.BY_NAME);
      for (int at = 1; at < sorted.length; at++) {
        Line before = sorted[at - 1];
        if (before.isOf(sorted[at].name())) {
          sorted[at] = new Line(before.name(), sorted[at].value());
        }
      }
      return new WireHeaders(List.of(sorted));
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
