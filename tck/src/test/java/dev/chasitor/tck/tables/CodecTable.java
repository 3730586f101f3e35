package dev.chasitor.tck.tables;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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

  private static final String SHAPES = "dev.chasitor.codec.shapes.";
  private static final String ENGINE = "dev.chasitor.codec.json.";

  /** Every class that holds tables. */
  private static final List<String> HOLDERS =
      List.of(
          SHAPES + "AnswerShapes",
          SHAPES + "DataShapes",
          SHAPES + "EnvelopeShapes",
          SHAPES + "MessageShapes",
          SHAPES + "RequestShapes",
          SHAPES + "ResponseShapes",
          SHAPES + "UndocumentedShapes",
          "dev.chasitor.session.visitor.json.OpenSessionShapes",
          "dev.chasitor.session.visitor.json.SessionDocument",
          "dev.chasitor.session.visitor.json.VisitorStateJson",
          "dev.chasitor.session.host.json.HostStateJson");

  /** Each table of the codec and of the sessions' documents. */
  static List<CodecTable> all() {
    Map<Object, CodecTable> found = new LinkedHashMap<>();
    for (String holder : HOLDERS) {
      for (Field field : named(holder).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.getGenericType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> java) {
          add(java, get(field, null), found);
        }
      }
    }
    return List.copyOf(found.values());
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
        // Envelopes hold tables that stand in fields, too; others hold none.
      }
    }
  }

  /** Whether its values are made by a builder, and not by a record's constructor. */
  boolean isBuilt() {
    return type.getClass().getSimpleName().equals("JsonShape");
  }

  /** What it is called, for messages. */
  String name() {
    return wire().name();
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

  /** Writes a value with this table and reads it again. */
  UnaryOperator<Object> writeAndRead() {
    Class<?> format = named(ENGINE + "JsonFormat");
    Class<?> base = named(ENGINE + "JsonType");
    Object unlimited = call(method(format, "unlimited"), null);
    Method write = method(format, "toBytes", base, Object.class);
    Method read = method(format, "fromBytes", base, byte[].class);
    return value -> call(read, unlimited, type, call(write, unlimited, type, value));
  }

  private WireType wire() {
    return (WireType) call(method(type.getClass(), "type"), type);
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("No class holds tables by the name of " + name, e);
    }
  }

  private static Field field(Object of, String name) {
    try {
      return of.getClass().getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static Object get(Field field, @Nullable Object of) {
    try {
      open(field);
      return Objects.requireNonNull(field.get(of), field::toString);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Method method(Class<?> of, String name, Class<?>... parameters) {
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
