package dev.chasitor.tck.tables;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One table that reads and writes objects of ours, or a union of such tables. Reached by
 * reflection, since the packages of tables are exported to one module only.
 *
 * @param java what it reads and writes
 * @param type the table itself
 */
record CodecTable(Class<?> java, Object type) {

  private static final String ENGINE = "dev.chasitor.codec.json.";

  /** Each table of the codec and of the sessions' documents. */
  static List<CodecTable> all() {
    Map<Object, CodecTable> found = new LinkedHashMap<>();
    for (Field constant : TableScan.constants()) {
      add(readBy(constant), get(constant, null), found);
    }
    return List.copyOf(found.values());
  }

  /** Each table of an object that names the type of its body. */
  static List<CodecTable> envelopes() {
    return TableScan.constants().stream()
        .filter(constant -> constant.getType().getSimpleName().equals("JsonEnvelope"))
        .map(constant -> new CodecTable(readBy(constant), get(constant, null)))
        .toList();
  }

  private static Class<?> readBy(Field constant) {
    return (Class<?>) ((ParameterizedType) constant.getGenericType()).getActualTypeArguments()[0];
  }

  private static void add(Class<?> java, Object type, Map<Object, CodecTable> found) {
    switch (type.getClass().getSimpleName()) {
      case "JsonShape", "JsonRecord" -> found.putIfAbsent(type, new CodecTable(java, type));
      case "JsonUnion" -> {
        for (Object variant : (List<?>) get(field(type, "variants"), type)) {
          add(
              (Class<?>) get(field(variant, "java"), variant),
              get(field(variant, "type"), variant),
              found);
        }
      }
      default -> {
        // An envelope: the tables of its bodies are constants, too.
      }
    }
  }

  /** Whether its values are made by a builder, and not by a record's constructor. */
  boolean isBuilt() {
    return type.getClass().getSimpleName().equals("JsonShape");
  }

  private boolean isEnvelope() {
    return type.getClass().getSimpleName().equals("JsonEnvelope");
  }

  /** What it is called, for messages. */
  String name() {
    return isEnvelope() ? java.getSimpleName() : wire().name();
  }

  /** Its rows. */
  List<WireProperty> rows() {
    return wire().properties();
  }

  /** The same table without the row of this property. */
  CodecTable without(String property) {
    return new CodecTable(
        java, call(method(type.getClass(), "without", String.class), type, property));
  }

  /** The words and the class of each body of an envelope. */
  Map<List<String>, Class<?>> bodies() {
    Map<List<String>, Class<?>> bodies = new LinkedHashMap<>();
    for (Object variant : ((Map<?, ?>) get(field(type, "variants"), type)).values()) {
      String words = (String) get(field(variant, "word"), variant);
      bodies.put(List.of(words.split("/")), (Class<?>) get(field(variant, "java"), variant));
    }
    return bodies;
  }

  /** The same envelope without the table of this body. */
  CodecTable without(List<String> words) {
    return new CodecTable(java, call(method(type.getClass(), "without", List.class), type, words));
  }

  /** Writes a value with this table and reads it again. */
  UnaryOperator<Object> writeAndRead() {
    return value -> read(write(value));
  }

  /** Writes a value with this table. */
  byte[] write(Object value) {
    return (byte[]) call(format("toBytes", Object.class), unlimited(), type, value);
  }

  /** Reads a document with this table. */
  Object read(byte[] document) {
    return call(format("fromBytes", byte[].class), unlimited(), type, document);
  }

  private static Object unlimited() {
    return call(method(named(ENGINE + "JsonFormat"), "unlimited"), null);
  }

  private static Method format(String name, Class<?> argument) {
    return method(named(ENGINE + "JsonFormat"), name, named(ENGINE + "JsonType"), argument);
  }

  /** What its documents say about it. */
  WireValue describe() {
    return (WireValue) call(method(type.getClass(), "describe"), type);
  }

  private WireType wire() {
    return (WireType) call(method(type.getClass(), "type"), type);
  }

  static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("No class by the name of " + name, e);
    }
  }

  static Field field(Object of, String name) {
    try {
      return of.getClass().getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  static Object get(Field field, @Nullable Object of) {
    try {
      open(field);
      return Objects.requireNonNull(field.get(of), field::toString);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  static Method method(Class<?> of, String name, Class<?>... parameters) {
    try {
      return of.getDeclaredMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a method; what it throws unchecked passes through. */
  static Object call(Method method, @Nullable Object on, Object... arguments) {
    try {
      open(method);
      return Objects.requireNonNull(method.invoke(on, arguments), method::toString);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void open(AccessibleObject member) {
    member.setAccessible(true);
  }

  /** The rows that a record's components need and this table lacks, one line each. */
  List<String> forgottenComponents() {
    List<String> forgotten = new ArrayList<>();
    List<String> rows = rows().stream().map(WireProperty::name).toList();
    for (var component : java.getRecordComponents()) {
      String row = FullValues.rowOf(java, component.getName());
      if (!row.isEmpty() && !rows.contains(row)) {
        forgotten.add(name() + "." + component.getName() + ": no row of its table has it");
      }
    }
    return forgotten;
  }
}
