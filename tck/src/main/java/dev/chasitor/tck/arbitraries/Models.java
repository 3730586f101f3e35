package dev.chasitor.tck.arbitraries;

import dev.chasitor.model.Extensible;
import dev.chasitor.model.Request;
import dev.chasitor.model.Response;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generators of every type of the model. The values have texts that need escaping, words and
 * properties that the model does not know, and optional properties present or absent. Thread-safe.
 *
 * <p>Every value can be sent: a request without a body has no additional properties, and an unknown
 * message has an unknown type.
 */
public final class Models {

  private static final Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> ALL =
      all(new LinkedHashMap<>());

  private Models() {}

  /** Returns a generator for each type of the model; the key is the interface. */
  public static Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> all() {
    return ALL;
  }

  /** Returns a generator of every request that can be sent alone. */
  public static Arbitrary<Request> requests() {
    return anyOf(Request.class, type -> type != UnknownRequest.class);
  }

  /** Returns a generator of every response. */
  public static Arbitrary<Response> responses() {
    return anyOf(Response.class, type -> true);
  }

  /** Returns a generator of every message that a server pushes. */
  public static Arbitrary<ServerMessage> serverMessages() {
    return anyOf(ServerMessage.class, type -> true);
  }

  private static <F extends Extensible> Arbitrary<F> anyOf(
      Class<F> family, Predicate<Class<?>> wanted) {
    List<Arbitrary<F>> members =
        ALL.entrySet().stream()
            .filter(entry -> family.isAssignableFrom(entry.getKey()) && wanted.test(entry.getKey()))
            .<Arbitrary<F>>map(entry -> entry.getValue().map(family::cast))
            .toList();
    return Arbitraries.oneOf(members);
  }

  private static Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> all(
      Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    DataModels.addTo(types);
    MessageModels.addTo(types);
    RequestModels.addTo(types);
    ResponseModels.addTo(types);
    return Collections.unmodifiableMap(types);
  }
}
