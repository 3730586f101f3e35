package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.MessagesRequest;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An input is refused where it is made, not where it is taken. */
class HostInputTest {

  static Stream<RecordComponent> components() {
    return Arrays.stream(HostInput.class.getPermittedSubclasses())
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(component -> !component.getType().isPrimitive());
  }

  @ParameterizedTest
  @MethodSource("components")
  void hasNoComponentThatIsNull(RecordComponent missing) throws NoSuchMethodException {
    RecordComponent[] all = missing.getDeclaringRecord().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(all).map(RecordComponent::getType).toArray(size -> new Class<?>[size]);
    Object[] values =
        Arrays.stream(all)
            .map(
                component ->
                    component.getName().equals(missing.getName())
                        ? null
                        : value(component.getType()))
            .toArray();
    Constructor<?> constructor = missing.getDeclaringRecord().getDeclaredConstructor(types);
    Throwable thrown =
        Objects.requireNonNull(
            assertThrows(InvocationTargetException.class, () -> constructor.newInstance(values))
                .getCause());
    assertEquals(NullPointerException.class, thrown.getClass());
    assertEquals(missing.getName(), thrown.getMessage());
  }

  private static Object value(Class<?> type) {
    return Stream.of(
            Duration.ZERO,
            Optional.empty(),
            "text",
            MessagesRequest.builder().ack(1).build(),
            HostTableTest.HEADERS,
            AffinityToken.of("a"),
            ChatFailReason.UNAVAILABLE,
            1L,
            1,
            true)
        .filter(value -> MethodType.methodType(type).wrap().returnType().isInstance(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("add a value of " + type));
  }
}
