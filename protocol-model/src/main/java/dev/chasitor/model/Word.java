package dev.chasitor.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word from a list to which the protocol may add: its text on the wire, and its constant if this
 * model knows it.
 *
 * <p>An unknown word never makes a document malformed, and a writer writes it unchanged (rule
 * K-ENU-01).
 *
 * @param <E> the words that this model knows
 */
public final class Word<E extends Enum<E> & Word.Known> {

  /** An enum constant with a word on the wire. */
  public interface Known {

    /** The word on the wire. */
    String word();
  }

  private final String raw;
  private final @Nullable E known;

  private Word(String raw, @Nullable E known) {
    this.raw = Objects.requireNonNull(raw, "raw");
    this.known = known;
  }

  /** Makes a word from a constant. */
  public static <E extends Enum<E> & Known> Word<E> of(E known) {
    return new Word<>(known.word(), known);
  }

  /** Makes a word from its text on the wire. Upper and lower case matter. */
  public static <E extends Enum<E> & Known> Word<E> of(Class<E> type, String raw) {
    for (E known : type.getEnumConstants()) {
      if (known.word().equals(raw)) {
        return new Word<>(raw, known);
      }
    }
    return new Word<>(raw, null);
  }

  /** The text on the wire. */
  public String raw() {
    return raw;
  }

  /** The constant for this word. Empty if this model does not know the word. */
  public Optional<E> known() {
    return Optional.ofNullable(known);
  }

  /** Whether this is the given word. */
  public boolean is(E candidate) {
    return known == candidate;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Word<?> word && raw.equals(word.raw) && known == word.known;
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  /** Shows a word that the model knows. Another may be what somebody said; its length shows. */
  @Override
  public String toString() {
    return known == null ? "(unknown word of " + raw.length() + " characters)" : raw;
  }
}
