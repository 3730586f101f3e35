package dev.chasitor.codec.json;

import tools.jackson.core.JsonGenerator;

/**
 * One type of a family of objects.
 *
 * @param word the word that names the type on the wire
 * @param java the class of the type
 * @param type the table of the type
 * @param optional whether a malformed body counts as missing
 */
record Variant<V>(String word, Class<V> java, ObjectType<V> type, boolean optional) {

  boolean isNamed(String other) {
    return word.equals(other);
  }

  void write(JsonGenerator out, Object value) {
    typed().write(out, value);
  }

  void writeProperties(JsonGenerator out, Object value) {
    typed().writeProperties(out, value);
  }

  @SuppressWarnings("unchecked") // callers found this variant by the class of the value
  private ObjectType<Object> typed() {
    return (ObjectType<Object>) type;
  }
}
