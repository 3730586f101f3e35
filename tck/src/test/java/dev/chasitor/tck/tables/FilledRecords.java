package dev.chasitor.tck.tables;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.SettledCommands;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Samples of any record of a session's document. In the first, whatever may be absent is absent; in
 * each of the others every component is set. No two components of a record have the same values in
 * all samples, so one that is read in place of another is noticed, too.
 */
final class FilledRecords {

  /** Enough for four booleans of one record to differ from each other. */
  private static final int SAMPLES = 16;

  private final Map<Class<?>, List<?>> given;
  private final Map<Class<?>, IntFunction<Object>> makers =
      Map.ofEntries(
          Map.entry(long.class, number -> (long) number),
          Map.entry(int.class, number -> number),
          Map.entry(Integer.class, number -> number),
          Map.entry(Long.class, number -> (long) number),
          Map.entry(String.class, number -> "text " + number),
          Map.entry(Duration.class, Duration::ofSeconds),
          Map.entry(OptionalInt.class, OptionalInt::of),
          Map.entry(OptionalLong.class, OptionalLong::of),
          Map.entry(SessionKey.class, number -> SessionKey.of("key" + number)),
          Map.entry(AffinityToken.class, number -> AffinityToken.of("node" + number)),
          Map.entry(
              ServerMessage.class,
              number -> ChatMessage.builder().name("Bo").text("line " + number).build()),
          Map.entry(
              Request.class, number -> ChatMessageRequest.builder().text("line " + number).build()),
          Map.entry(CommandId.class, number -> new CommandId("command-" + number)),
          Map.entry(SessionSettings.class, FullValues::settings),
          Map.entry(SessionDescription.class, FilledRecords::description),
          Map.entry(SessionDocument.class, this::document));

  /**
   * Creates a maker of samples.
   *
   * @param given the samples of the types that are no records
   */
  FilledRecords(Map<Class<?>, List<?>> given) {
    this.given = given;
  }

  /** Samples of a record. */
  List<?> samples(Class<?> type) {
    return IntStream.range(0, SAMPLES).mapToObj(number -> value(type, number)).toList();
  }

  /** The same record with another's value of one component. */
  static Object with(Object of, String component, Object other) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent each : of.getClass().getRecordComponents()) {
      Object from = each.getName().equals(component) ? other : of;
      values.add(CodecTable.call(each.getAccessor(), from));
    }
    return create(of.getClass(), values);
  }

  private Object record(Class<?> type, int number) {
    List<Object> values = new ArrayList<>();
    int index = 0;
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == boolean.class) {
        values.add((number >> (index % 4) & 1) == 1);
      } else if (FullValues.rowOf(type, component.getName()).isEmpty()) {
        values.add(notWritten(component.getType()));
      } else {
        values.add(component(component.getGenericType(), number, index));
      }
      index++;
    }
    return create(type, values);
  }

  private static Object notWritten(Class<?> type) {
    if (type == SessionSettings.class) {
      return FullValues.apart();
    }
    return type == List.class ? List.of() : Optional.empty();
  }

  private Object component(Type type, int number, int index) {
    int own = number == 0 ? 0 : number + SAMPLES * index;
    if (!(type instanceof ParameterizedType generic)) {
      return value((Class<?>) type, own);
    }
    Class<?> element = (Class<?>) generic.getActualTypeArguments()[0];
    if (generic.getRawType() == List.class) {
      return number == 0 ? List.of() : List.of(value(element, own), value(element, own + 1));
    }
    return number == 0 ? Optional.empty() : Optional.of(value(element, own));
  }

  private Object value(Class<?> type, int number) {
    if (makers.containsKey(type)) {
      return optional(type, number)
          .orElseGet(() -> Objects.requireNonNull(makers.get(type)).apply(number));
    }
    if (given.containsKey(type)) {
      return pick(Objects.requireNonNull(given.get(type)), number);
    }
    if (type.isRecord()) {
      return record(type, number);
    }
    if (type.isEnum()) {
      return pick(Arrays.asList(type.getEnumConstants()), number);
    }
    if (type.isSealed()) {
      return value(pick(Arrays.asList(type.getPermittedSubclasses()), number), number);
    }
    throw new AssertionError("FilledRecords makes no value of " + type.getName());
  }

  /** The empty value, in the first sample. */
  private static Optional<Object> optional(Class<?> type, int number) {
    if (number > 0) {
      return Optional.empty();
    }
    if (type == OptionalInt.class) {
      return Optional.of(OptionalInt.empty());
    }
    return type == OptionalLong.class ? Optional.of(OptionalLong.empty()) : Optional.empty();
  }

  private static <T> T pick(List<T> from, int number) {
    return from.get(number % from.size());
  }

  /** Its texts may hold no spaces. */
  private static SessionDescription description(int number) {
    String name = "name" + number;
    return new SessionDescription(
        "id" + number,
        number == 0 ? Map.of() : Map.of(name, "value" + number),
        number == 0 ? List.of() : List.of(name));
  }

  /** Its time and its ref may not be before those of the state. */
  private SessionDocument document(int number) {
    return new SessionDocument(
        description(number),
        number,
        Duration.ofDays(1).plusSeconds(number),
        1_000L * number,
        100_000L + number,
        List.of((long) number),
        (SettledCommands) value(SettledCommands.class, number),
        (VisitorState) value(VisitorState.class, number));
  }

  private static Object create(Class<?> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A sample of " + type.getSimpleName() + ": " + values, e);
    }
  }
}
