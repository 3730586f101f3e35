package dev.chasitor.codec.document;

import java.util.List;
import java.util.Optional;

/**
 * What a JSON value of the protocol looks like.
 *
 * @param kind its kind
 * @param words for {@link Kind#WORD} the known words
 * @param element for {@link Kind#ARRAY} an element, for {@link Kind#MAP} a value
 * @param types for {@link Kind#OBJECT} its type, for {@link Kind#UNION} all it may be
 */
public record WireValue(
    Kind kind, List<String> words, Optional<WireValue> element, List<WireType> types) {

  public WireValue {
    words = List.copyOf(words);
    types = List.copyOf(types);
  }

  /** A value that needs no more words than its kind. */
  public static WireValue of(Kind kind) {
    return new WireValue(kind, List.of(), Optional.empty(), List.of());
  }

  /** The kinds of values. */
  public enum Kind {
    /** A text; a number or boolean is read as its text. */
    TEXT,
    /** A text that is one of the words known so far. */
    WORD,
    /** A boolean, or its text. */
    BOOLEAN,
    /** An integer of 32 bits, or its text. */
    INT32,
    /** An integer of 64 bits, or its text. */
    INT64,
    /** A double, or its text. */
    DOUBLE,
    /** An array. */
    ARRAY,
    /** An object whose names are data. */
    MAP,
    /** An object of a known type. */
    OBJECT,
    /** An object of one of several types, told apart by a property. */
    UNION,
    /** Any value, kept as it came. */
    ANY
  }
}
