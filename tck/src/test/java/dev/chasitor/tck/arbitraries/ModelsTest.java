package dev.chasitor.tck.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.model.Request;
import dev.chasitor.model.Response;
import dev.chasitor.model.ServerMessage;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names the type of the model that lacks a generator. */
class ModelsTest {

  @Test
  void everyMemberOfAFamilyHasAGenerator() {
    Set<String> without =
        Stream.of(Request.class, Response.class, ServerMessage.class)
            .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
            .filter(type -> !Models.all().containsKey(type))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), without, "types without a generator");
  }

  @Test
  void everyKindOfDocumentHasAGenerator() {
    Set<String> without =
        BodyKind.all().stream()
            .map(BodyKind::javaType)
            .filter(type -> !Models.all().containsKey(type))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), without, "types without a generator");
  }
}
