package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.model.UnknownRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names the type of the model that lacks a table, a row or a fixture. */
class CompletenessTest {

  /** GET and DELETE: nothing of them is JSON. */
  private static final Set<String> WITHOUT_BODY =
      Set.of(
          "SessionIdRequest",
          "DeleteSessionIdRequest",
          "MessagesRequest",
          "ResyncSessionRequest",
          "ReconnectSessionRequest",
          "SettingsRequest",
          "AvailabilityRequest",
          "VisitorIdRequest");

  @Test
  void everyTypeOfTheModelHasATable() {
    Set<String> models =
        new ClassFileImporter()
            .importPackagesOf(Extensible.class).stream()
                .filter(type -> type.isAssignableTo(Extensible.class) && type.isInterface())
                .filter(type -> !type.isEquivalentTo(Extensible.class))
                .map(type -> type.getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(models.remove("Request") && models.remove("Response"), "families");
    assertTrue(models.remove("ServerMessage") && models.remove("UnknownMessage"), "families");
    assertTrue(models.remove("UnknownRequest"), "a noun that no table knows");
    models.removeAll(WITHOUT_BODY);
    Set<String> tables =
        BodyKind.all().stream()
            .map(kind -> kind.javaType().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(models, tables);
  }

  @Test
  void everyRequestHasARowAndTheRightBody() {
    assertEquals(
        Arrays.stream(RequestType.values()).filter(type -> type != RequestType.UNKNOWN).toList(),
        Resource.all().stream().map(Resource::type).toList());
    for (Class<?> request : Request.class.getPermittedSubclasses()) {
      assertEquals(
          !WITHOUT_BODY.contains(request.getSimpleName()) && request != UnknownRequest.class,
          BodyKind.of(request).isPresent(),
          request.getSimpleName());
    }
    assertEquals(RequestType.values().length, Request.class.getPermittedSubclasses().length);
  }

  @Test
  void everyResponseAndMessageHasATable() {
    for (Class<?> response : Response.class.getPermittedSubclasses()) {
      assertTrue(BodyKind.of(response).isPresent(), response.getSimpleName());
    }
    for (Class<?> message : ServerMessage.class.getPermittedSubclasses()) {
      assertEquals(
          message != UnknownMessage.class,
          BodyKind.of(message).isPresent(),
          message.getSimpleName());
    }
  }

  @Test
  void theEnvelopeKnowsEveryMessageByItsWord() {
    WireProperty type =
        BodyKind.named("data/Message").orElseThrow().wireType().property("type").orElseThrow();
    List<String> words =
        Arrays.stream(MessageType.values())
            .filter(message -> message != MessageType.UNKNOWN)
            .map(MessageType::word)
            .toList();
    assertEquals(words, type.value().words());
    for (String word : words) {
      assertTrue(BodyKind.named("message/" + word).isPresent(), word);
    }
  }

  @Test
  void everyKindHasFixtures() {
    for (BodyKind<?> kind : BodyKind.all()) {
      assertFalse(Fixture.of(kind).isEmpty(), kind.name());
      assertEquals("full", Fixture.full(kind).name());
      assertEquals(kind, BodyKind.named(kind.name()).orElseThrow());
    }
  }

  @Test
  void everyTypeWithinATypeIsAKindOfItsOwn() {
    Set<String> names =
        BodyKind.all().stream()
            .map(kind -> kind.wireType().name())
            .collect(Collectors.toCollection(TreeSet::new));
    for (BodyKind<?> kind : BodyKind.all()) {
      for (WireProperty property : kind.wireType().properties()) {
        typesIn(property.value()).forEach(type -> assertTrue(names.contains(type), type));
      }
    }
  }

  private static Set<String> typesIn(WireValue value) {
    Set<String> names = new TreeSet<>();
    value.types().forEach(type -> names.add(type.name()));
    value.element().ifPresent(element -> names.addAll(typesIn(element)));
    return names;
  }
}
