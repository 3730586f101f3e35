package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.map;

import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.model.Json;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.VisitorState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Everything a driver needs to continue a visitor's session elsewhere, and its JSON document.
 * Immutable.
 *
 * <p>The document holds the session's key: keep it as safe as the key. {@code toString} shows
 * neither the key, nor what was said, nor attributes that are not to be logged.
 *
 * @param description the id and the attributes of the session, the same in all its freezes
 * @param generation how often the session was frozen; 0 before the first time
 * @param time when the session was frozen, since it began
 * @param lastRef the last ref that the driver gave to a command
 * @param pending the refs of the commands that were not settled
 * @param state the machine's state
 */
public record SessionDocument(
    SessionDescription description,
    long generation,
    Duration time,
    long lastRef,
    List<Long> pending,
    VisitorState state) {

  private static final int VERSION = 5;

  /** Has no size limit: Chasitor wrote the document, and a state may be large. */
  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static final JsonRecord<SessionDescription> DESCRIPTION =
      JsonRecord.of("SessionDescription", s -> new SessionDescription(s.next(), s.next(), s.next()))
          .required("id", TEXT, SessionDescription::id)
          .required("attributes", map(TEXT), SessionDescription::attributes)
          .list("loggedAttributes", list(TEXT), SessionDescription::loggedAttributes);

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
          .required("description", DESCRIPTION, SessionDocument::description)
          .required("generation", INT64, SessionDocument::generation)
          .required("time", DURATION, SessionDocument::time)
          .required("lastRef", INT64, SessionDocument::lastRef)
          .list("pending", list(INT64), SessionDocument::pending)
          .required("state", JSON, session -> json(session.state()));

  /**
   * Copies the list of refs.
   *
   * @throws IllegalArgumentException if {@code time} or {@code lastRef} is before that of the
   *     state's last input
   */
  public SessionDocument {
    pending = List.copyOf(pending);
    if (time.compareTo(state.ledger().now()) < 0 || lastRef < state.ledger().ref()) {
      throw new IllegalArgumentException(
          "expected a time and a lastRef not before those of the state's last input");
    }
  }

  /** Returns the document of a session that was never frozen. */
  public static SessionDocument fresh(SessionDescription description, VisitorState state) {
    return new SessionDocument(
        description, 0, state.ledger().now(), state.ledger().ref(), List.of(), state);
  }

  /** Returns the document of the same session, frozen once more. */
  public SessionDocument followedBy(Duration now, long last, List<Long> open, VisitorState next) {
    return new SessionDocument(description, generation + 1, now, last, open, next);
  }

  /** Returns the same document with another state. */
  public SessionDocument with(VisitorState other) {
    return new SessionDocument(description, generation, time, lastRef, pending, other);
  }

  /** Writes the document: one JSON object in UTF-8, with its version. */
  public byte[] write() {
    return FORMAT.toBytes(DOCUMENT, this);
  }

  /**
   * Reads a document that {@link #write} wrote.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if this version of Chasitor
   *     cannot read it; for another version of the document the message names both versions
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
