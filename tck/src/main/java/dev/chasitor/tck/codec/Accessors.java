package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.model.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the properties of a document are in Java: more than the wire tells. */
final class Accessors {

  private Accessors() {}

  /** The properties in a document of this kind that may be any text. */
  static List<String> texts(BodyKind<?> kind, Map<String, Object> document) {
    return ofType(String.class, kind, document);
  }

  /** The properties in a document of this kind that no text may show. */
  static List<String> secrets(BodyKind<?> kind, Map<String, Object> document) {
    return ofType(Secret.class, kind, document);
  }

  private static List<String> ofType(
      Class<?> type, BodyKind<?> kind, Map<String, Object> document) {
    return kind.wireType().properties().stream()
        .map(WireProperty::name)
        .filter(document::containsKey)
        .filter(name -> type.isAssignableFrom(typeOf(kind, name)))
        .toList();
  }

  /** The accessor has the property's own name, or it is none of those that are asked for. */
  private static Class<?> typeOf(BodyKind<?> kind, String property) {
    Type type;
    try {
      type = kind.javaType().getMethod(property).getGenericReturnType();
    } catch (NoSuchMethodException e) {
      return Void.class;
    }
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      type = optional.getActualTypeArguments()[0];
    }
    return type instanceof Class<?> plain ? plain : Void.class;
  }
}
