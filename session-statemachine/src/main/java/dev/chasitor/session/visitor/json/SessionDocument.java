package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;

import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.model.Json;
import dev.chasitor.session.visitor.VisitorState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Everything a driver needs to continue a visitor's session elsewhere, and its JSON document.
 * Immutable.
 *
 * <p>The document holds the session's key: keep it as safe as the key. {@code toString} shows
 * neither the key nor what was said.
 *
 * @param name names the chat across all its freezes
 * @param generation how often it was frozen; 0 and without a name before the first time
 * @param time the session's time when it was frozen
 * @param lastRef the last ref that was given to a command
 * @param pending the refs of the commands that were not settled
 * @param state the machine's state
 */
public record SessionDocument(
    String name,
    long generation,
    Duration time,
    long lastRef,
    List<Long> pending,
    VisitorState state) {

  private static final int VERSION = 2;

  /** The document is ours, and as large as a state may be. */
  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static final JsonRecord<SessionDocument> DOCUMENT =
      JsonRecord.of(
              "FrozenSession",
              s -> {
                s.<Integer>next();
                return new SessionDocument(
                    s.next(),
                    s.<Long>next(),
                    s.next(),
                    s.<Long>next(),
                    s.next(),
                    VisitorStateJson.read(bytes(s.next())));
              })
          .required("version", INT32, session -> VERSION)
          .required("name", TEXT, SessionDocument::name)
          .required("generation", INT64, SessionDocument::generation)
          .required("time", DURATION, SessionDocument::time)
          .required("lastRef", INT64, SessionDocument::lastRef)
          .list("pending", list(INT64), SessionDocument::pending)
          .required("state", JSON, session -> json(session.state()));

  /**
   * Copies what it is given.
   *
   * @throws IllegalArgumentException if the state has taken later inputs than time and last ref say
   */
  public SessionDocument {
    pending = List.copyOf(pending);
    if (time.compareTo(state.last().now()) < 0 || lastRef < state.last().ref()) {
      throw new IllegalArgumentException("expected time and lastRef not before the state's own");
    }
  }

  /** A session that was never frozen. */
  public static SessionDocument fresh(VisitorState state) {
    return new SessionDocument("", 0, state.last().now(), state.last().ref(), List.of(), state);
  }

  /** The same session, frozen once more; the first time it gets its name. */
  public SessionDocument followedBy(Duration now, long last, List<Long> open, VisitorState next) {
    String named = name.isEmpty() ? UUID.randomUUID().toString() : name;
    return new SessionDocument(named, generation + 1, now, last, open, next);
  }

  /** The same with another state. */
  public SessionDocument with(VisitorState other) {
    return new SessionDocument(name, generation, time, lastRef, pending, other);
  }

  /** The document: one JSON object in UTF-8, with its version. */
  public byte[] write() {
    return FORMAT.toBytes(DOCUMENT, this);
  }

  /**
   * The session that a document holds.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if it is not one that this
   *     edition reads; of a document of another version it names both versions
   */
  public static SessionDocument read(byte[] document) {
    DocumentVersion.require(FORMAT, document, "a frozen session", VERSION);
    return FORMAT.fromBytes(DOCUMENT, document);
  }

  private static Json json(VisitorState state) {
    return Json.of(new String(VisitorStateJson.write(state), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Json state) {
    return state.text().getBytes(StandardCharsets.UTF_8);
  }
}
