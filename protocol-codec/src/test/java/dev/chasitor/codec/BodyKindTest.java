package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.MessagesRequest;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of documents are found by the guide's noun and by their class. */
class BodyKindTest {

  static Iterable<BodyKind<?>> kinds() {
    return BodyKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isFoundByItsNameAndByItsClass(BodyKind<?> kind) {
    assertSame(kind, BodyKind.named(kind.name()).orElseThrow());
    assertSame(kind, BodyKind.of(kind.javaType()).orElseThrow());
    assertEquals(kind.name(), kind.toString());
    assertEquals(kind.name().split("/", -1)[1], kind.wireType().name());
  }

  @Test
  void aClassHasTheNameOfTheGuide() {
    assertEquals(
        "message/ChatEstablished", BodyKind.of(ChatEstablished.class).orElseThrow().name());
  }

  /** The constants are the list: the name of one is that of its class, in capitals. */
  @Test
  void everyKindHasAConstantNamedLikeItsClass() throws IllegalAccessException {
    Map<String, Object> constants = new TreeMap<>();
    for (Field field : BodyKind.class.getFields()) {
      constants.put(field.getName(), field.get(null));
    }
    Map<String, Object> expected = new TreeMap<>();
    for (BodyKind<?> kind : BodyKind.all()) {
      String name = kind.javaType().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
      expected.put(name.toUpperCase(Locale.ROOT), kind);
    }
    assertEquals(expected, constants);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ChatEstablished", "message/chatestablished", "message/Nothing"})
  void isNotFoundInAnotherSpelling(String name) {
    assertEquals(Optional.empty(), BodyKind.named(name));
  }

  @Test
  void whatIsNoDocumentHasNoKind() {
    assertEquals(Optional.empty(), BodyKind.of(MessagesRequest.class));
  }
}
