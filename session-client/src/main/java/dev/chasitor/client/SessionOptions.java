package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionDescription;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an application may choose for a new session: its id, and attributes that go with it. The
 * server receives none of it. Immutable.
 *
 * <p>The id names the session in log messages, observers, {@link ChatClient#sessions()}, frozen
 * documents and leases. Without one, the client makes a random id. Attributes are notes of the
 * application, such as a tenant or a row of its own store. They are in the frozen document, and the
 * thawed session has them again.
 *
 * <pre>{@code
 * SessionOptions options =
 *     SessionOptions.of("order-4711", Map.of("tenant", "acme", "customer", name))
 *         .loggedAttributes("tenant"); // log messages begin with: chat=order-4711 tenant=acme
 * }</pre>
 */
public final class SessionOptions {

  private static final SessionOptions DEFAULTS = new SessionOptions(null, Map.of(), List.of());

  private final @Nullable String id;

  /** Checked values, with a stand-in for an id that is not chosen. */
  private final SessionDescription checked;

  private SessionOptions(
      @Nullable String id, Map<String, String> attributes, List<String> loggedAttributes) {
    this.id = id;
    this.checked = new SessionDescription(id == null ? "random" : id, attributes, loggedAttributes);
  }

  /** Returns options with a random id for each session, and without attributes. */
  public static SessionOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns options with an id and without attributes.
   *
   * @param id 1 to 128 printable ASCII characters without spaces; no other open session of the
   *     client has it
   * @throws IllegalArgumentException if the id is outside these limits
   */
  public static SessionOptions of(String id) {
    return of(id, Map.of());
  }

  /**
   * Returns options with an id and attributes.
   *
   * @param id 1 to 128 printable ASCII characters without spaces; no other open session of the
   *     client has it
   * @param attributes at most 16, in the order of the map; {@link SessionDescription} has the
   *     limits of names and values
   * @throws IllegalArgumentException if the id or an attribute is outside its limits
   */
  public static SessionOptions of(String id, Map<String, String> attributes) {
    return new SessionOptions(id, attributes, List.of());
  }

  /**
   * Returns the same options with other attributes.
   *
   * @param attributes at most 16, in the order of the map; {@link SessionDescription} has the
   *     limits of names and values
   * @throws IllegalArgumentException if an attribute is outside its limits
   */
  public SessionOptions attributes(Map<String, String> attributes) {
    return new SessionOptions(id, attributes, checked.loggedAttributes());
  }

  /**
   * Returns the same options, with names of attributes that log messages may show. Name only
   * attributes that are no data of people: by default log messages show none.
   *
   * @throws IllegalArgumentException if the value of such an attribute does not have 1 to 128
   *     printable ASCII characters without spaces
   */
  public SessionOptions loggedAttributes(String... names) {
    return new SessionOptions(id, checked.attributes(), List.of(names));
  }

  /** Describes a new session with these options, and chooses its id if the application did not. */
  SessionDescription describe() {
    return id != null
        ? checked
        : new SessionDescription(
            UUID.randomUUID().toString(), checked.attributes(), checked.loggedAttributes());
  }

  @Override
  public String toString() {
    return "SessionOptions[" + (id == null ? "random id" : checked.label()) + "]";
  }
}
