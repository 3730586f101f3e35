package dev.chasitor.codec.document;

import java.util.List;
import java.util.Optional;

/**
 * The description of a JSON value of the protocol.
 *
 * @param kind the kind of the value
 * @param words the known words of a {@link Kind#WORD}; for {@link Kind#UNION} the words that name
 *     its types
 * @param element an element of an {@link Kind#ARRAY}, or a value of a {@link Kind#MAP}
 * @param types the type of an {@link Kind#OBJECT}, or the possible types of a {@link Kind#UNION}
 */
public record WireValue(
    Kind kind, List<String> words, Optional<WireValue> element, List<WireType> types) {

  public WireValue {
    words = List.copyOf(words);
    types = List.copyOf(types);
  }

  /** Makes a value that its kind describes completely. */
  public static WireValue of(Kind kind) {
    return new WireValue(kind, List.of(), Optional.empty(), List.of());
  }

  /** The kinds of values. */
  public enum Kind {
    /** A text. A number or boolean is read as its text. */
    TEXT,
    /** A text from a list of known words, to which the protocol may add. */
    WORD,
    /** A boolean. Its text is read too. */
    BOOLEAN,
    /** An integer of 32 bits. Its text is read too. */
    INT32,
    /** An integer of 64 bits. Its text is read too. */
    INT64,
    /** A double. Its text is read too. */
    DOUBLE,
    /** An array. */
    ARRAY,
    /** An object whose names are data. */
    MAP,
    /** An object of a known type. */
    OBJECT,
    /** An object of one of several types. One of its properties names the type. */
    UNION,
    /** Any value, kept unchanged. */
    ANY
  }
}
