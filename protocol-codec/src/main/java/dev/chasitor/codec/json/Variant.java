package dev.chasitor.codec.json;

import tools.jackson.core.JsonGenerator;

/**
 * One type of a family of objects.
 *
 * @param word what names it on the wire
 * @param java its class
 * @param type its table
 * @param optional whether a body that cannot be read counts as one that is missing
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

  @SuppressWarnings("unchecked") // whoever found this variant found it by the value
  private ObjectType<Object> typed() {
    return (ObjectType<Object>) type;
  }
}
