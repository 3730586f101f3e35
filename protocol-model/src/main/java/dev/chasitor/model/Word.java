package dev.chasitor.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word from a list that the protocol may lengthen: the word as it stands on the wire, and its
 * constant when this model knows it.
 *
 * <p>An unknown word never fails a document and is written again as it came (rule K-ENU-01).
 *
 * @param <E> the words this model knows
 */
public final class Word<E extends Enum<E> & Word.Known> {

  /** An enum constant that has a word on the wire. */
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

  /** A word this model knows. */
  public static <E extends Enum<E> & Known> Word<E> of(E known) {
    return new Word<>(known.word(), known);
  }

  /** A word from the wire; letters must match exactly to be one of {@code type}'s words. */
  public static <E extends Enum<E> & Known> Word<E> of(Class<E> type, String raw) {
    for (E known : type.getEnumConstants()) {
      if (known.word().equals(raw)) {
        return new Word<>(raw, known);
      }
    }
    return new Word<>(raw, null);
  }

  /** The word as it stands on the wire. */
  public String raw() {
    return raw;
  }

  /** The constant for this word, empty when it is newer than this model. */
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

  @Override
  public String toString() {
    return raw;
  }
}
