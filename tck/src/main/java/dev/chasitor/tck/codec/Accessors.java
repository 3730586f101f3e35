package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.model.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up the Java types of a document's properties, which the tables of the wire do not show. */
final class Accessors {

  private Accessors() {}

  /** Returns the properties of a document that hold any text. */
  static List<String> texts(BodyKind<?> kind, Map<String, Object> document) {
    return ofType(String.class, kind, document);
  }

  /** Returns the properties of a document that hold a secret. */
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

  /**
   * Returns the type of a property's accessor, or {@code Void} if no accessor has the property's
   * name.
   */
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
