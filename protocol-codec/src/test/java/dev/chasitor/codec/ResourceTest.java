package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.Resource.Query;
import dev.chasitor.model.RequestType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the table of resources says, for those who read it. */
class ResourceTest {

  @ParameterizedTest
  @EnumSource(Resource.class)
  void isFoundByItsRequest(Resource resource) {
    assertEquals(resource, Resource.of(resource.type()));
    assertFalse(resource.source().isBlank());
  }

  @Test
  void anUnknownRequestHasNoRow() {
    assertThrows(IllegalArgumentException.class, () -> Resource.of(RequestType.UNKNOWN));
  }

  @Test
  void whatTheFirstGuideLacksHasItsVersion() {
    Map<Resource, Integer> later = new EnumMap<>(Resource.class);
    for (Resource resource : Resource.all()) {
      int since = resource.since().number();
      if (since != 29) {
        later.put(resource, since);
      }
    }
    assertEquals(
        Map.of(Resource.RECONNECT_SESSION, 37, Resource.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, 35),
        later);
  }

  @Test
  void aNodeIsNamedWithinASessionButNotToOpenOneOrToGoOnElsewhere() {
    Set<Resource> naming =
        Resource.all().stream()
            .filter(Resource::namesNode)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Resource.class)));
    Set<Resource> others =
        EnumSet.of(
            Resource.SESSION_ID,
            Resource.RECONNECT_SESSION,
            Resource.AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
            Resource.SETTINGS,
            Resource.AVAILABILITY,
            Resource.VISITOR_ID,
            Resource.BREADCRUMB);
    assertEquals(EnumSet.complementOf(EnumSet.copyOf(others)), naming);
  }

  @Test
  void queriesHaveTheirParametersInTheGuidesOrder() {
    assertEquals(List.of(Query.ACK, Query.POLL_COUNTER), Resource.MESSAGES.query());
    assertEquals(
        List.of(
            Query.ORGANIZATION_ID,
            Query.DEPLOYMENT_ID,
            Query.AVAILABILITY_IDS,
            Query.AVAILABILITY_WAIT_TIME,
            Query.VISITOR),
        Resource.AVAILABILITY.query());
    assertEquals(List.of(), Resource.CHAT_MESSAGE.query());
  }

  @Test
  void onlyTheDeploymentMustBeNamed() {
    assertEquals(
        List.of(Query.ORGANIZATION_ID, Query.DEPLOYMENT_ID),
        Arrays.stream(Query.values()).filter(Query::isRequired).toList());
  }
}
