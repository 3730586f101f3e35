package dev.chasitor.tck.tables;

import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Json;
import dev.chasitor.model.Request;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SettledCommands;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Makes a value of any record and of any type with a builder. Each of its texts says which property
 * it is, for example {@code «ChatMessage.text»}.
 */
final class MarkedValues {

  /** Values of the types that are neither records nor built, by the property they are for. */
  private final Map<Class<?>, Function<String, Object>> makers =
      Map.ofEntries(
          Map.entry(String.class, MarkedValues::mark),
          Map.entry(boolean.class, property -> true),
          Map.entry(Boolean.class, property -> true),
          Map.entry(int.class, property -> 7),
          Map.entry(Integer.class, property -> 7),
          Map.entry(long.class, property -> 7L),
          Map.entry(Long.class, property -> 7L),
          Map.entry(double.class, property -> 7.0),
          Map.entry(Double.class, property -> 7.0),
          Map.entry(OptionalInt.class, property -> OptionalInt.of(7)),
          Map.entry(OptionalLong.class, property -> OptionalLong.of(7)),
          Map.entry(OptionalDouble.class, property -> OptionalDouble.of(7)),
          Map.entry(Duration.class, property -> Duration.ofSeconds(7)),
          Map.entry(URI.class, property -> URI.create("https://host.example/chat/rest/")),
          Map.entry(Throwable.class, property -> new IllegalStateException("a failure")),
          Map.entry(ApiVersion.class, property -> ApiVersion.of(42)),
          Map.entry(Json.class, property -> Json.of('"' + mark(property) + '"')),
          Map.entry(SessionKey.class, property -> SessionKey.of(mark(property))),
          Map.entry(AffinityToken.class, property -> AffinityToken.of(mark(property))),
          Map.entry(WireBody.class, property -> WireBody.ofText(mark(property))),
          Map.entry(
              WireHeaders.class,
              property -> WireHeaders.builder().add("Name", mark(property)).build()),
          // Its durations depend on each other.
          Map.entry(HostProfile.class, property -> HostProfile.defaults()),
          // Its value is printable, and a log may show it.
          Map.entry(CommandId.class, property -> new CommandId("command")),
          // Its id is printable, and it shows only attributes that may be logged.
          Map.entry(SessionDescription.class, MarkedValues::description),
          // Its id is printable ASCII.
          Map.entry(JournalWrite.class, property -> write()),
          // A visitor's command takes no other request.
          Map.entry(Request.class, property -> of(CustomEventRequest.class)));

  private static SessionDescription description(String property) {
    return new SessionDescription("id", Map.of("name", mark(property)), List.of());
  }

  private static JournalWrite write() {
    return new JournalWrite(
        "<<JournalWrite.session>>",
        7,
        7,
        mark("JournalWrite.owner"),
        Optional.of(mark("JournalWrite.settings")),
        mark("JournalWrite.state"),
        List.of(mark("JournalWrite.entries")));
  }

  static String mark(String property) {
    return "«" + property + "»";
  }

  /** The name of a type, with the names of the types around it. */
  static String nameOf(Class<?> type) {
    return type.getEnclosingClass() == null
        ? type.getSimpleName()
        : nameOf(type.getEnclosingClass()) + "." + type.getSimpleName();
  }

  /** Whether this class makes values of a type by its components or its builder. */
  static boolean isMade(Class<?> type) {
    return type.isRecord() || isBuilt(type);
  }

  private static boolean isBuilt(Class<?> type) {
    return type.isInterface()
        && Arrays.stream(type.getMethods())
            .anyMatch(
                method -> method.getName().equals("builder") && method.getParameterCount() == 0)
        && !BuilderCheck.properties(type).isEmpty();
  }

  Object of(Class<?> type) {
    return value(type, nameOf(type));
  }

  private Object value(Type type, String property) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, property);
    }
    Class<?> raw = (Class<?>) type;
    Function<String, Object> maker = makers.get(raw);
    if (maker != null) {
      return maker.apply(property);
    }
    if (raw.isRecord()) {
      return record(raw);
    }
    if (isBuilt(raw)) {
      return built(raw);
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw.isSealed()) {
      return value(raw.getPermittedSubclasses()[0], property);
    }
    throw new AssertionError("MarkedValues makes no " + raw.getName() + " for " + property);
  }

  private Object generic(ParameterizedType type, String property) {
    Type[] parts = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return Optional.of(value(parts[0], property));
    }
    if (type.getRawType() == List.class) {
      return List.of(value(parts[0], property));
    }
    if (type.getRawType() == Map.class) {
      return Map.of("odd", value(parts[1], property));
    }
    if (type.getRawType() == Word.class) {
      return word((Class<?>) parts[0], property);
    }
    throw new AssertionError("MarkedValues makes no " + type + " for " + property);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // The class of the words is known only here.
  private static Object word(Class<?> words, String property) {
    return Word.of((Class) words, mark(property));
  }

  private Object record(Class<?> type) {
    if (type == SessionDocument.class) {
      return document();
    }
    RecordComponent[] components = type.getRecordComponents();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(value(component.getGenericType(), nameOf(type) + "." + component.getName()));
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A marked " + nameOf(type), e);
    }
  }

  /** A document of a session that began: its time and its ref may not be before the state's. */
  private SessionDocument document() {
    return new SessionDocument(
        (SessionDescription) of(SessionDescription.class),
        7,
        Duration.ofDays(1),
        7_000,
        7,
        List.of(7L),
        (SettledCommands) of(SettledCommands.class),
        true,
        (VisitorState) of(VisitorState.Established.class));
  }

  private Object built(Class<?> type) {
    try {
      Object builder = type.getMethod("builder").invoke(null);
      for (Method property : BuilderCheck.properties(type)) {
        Object value =
            value(property.getGenericReturnType(), nameOf(type) + "." + property.getName());
        setter(builder.getClass(), property.getName(), value).invoke(builder, value);
      }
      return Objects.requireNonNull(builder.getClass().getMethod("build").invoke(builder));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A marked " + nameOf(type), e);
    }
  }

  /** Finds the setter of a property; one for a primitive counts if there is no other. */
  private static Method setter(Class<?> builder, String name, Object value) {
    Method found = null;
    for (Method method : builder.getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == 1
          && !Modifier.isStatic(method.getModifiers())) {
        Class<?> takes = method.getParameterTypes()[0];
        if (takes.isInstance(value) || (takes.isPrimitive() && found == null)) {
          found = method;
        }
      }
    }
    if (found == null) {
      throw new AssertionError("No setter " + name + " in " + builder.getName());
    }
    found.setAccessible(true);
    return found;
  }
}
