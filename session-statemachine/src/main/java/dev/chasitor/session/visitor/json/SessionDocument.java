package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.map;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.SettledCommands;
import dev.chasitor.session.visitor.VisitorState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a driver needs to continue a visitor's session elsewhere, and its JSON document.
 * Immutable.
 *
 * <p>The document holds the session's key: keep it as safe as the key. {@code toString} shows
 * neither the key, nor what was said, nor attributes that are not to be logged.
 *
 * <p>A driver that writes a session after each step can write the document in two parts. {@link
 * #settingsJson()} changes only when a SwitchServer moves the session. {@link #stateJson()} is the
 * rest, and is short: about a kilobyte for a chat in which nothing waits.
 *
 * @param description the id and the attributes of the session, the same in all its freezes
 * @param generation how often the session was frozen; 0 before the first time
 * @param time when the document was written, since the session began; the time in which nobody ran
 *     the session does not count
 * @param writtenAt when the document was written, in milliseconds since 1970
 * @param lastRef the last ref that the driver gave to a command
 * @param pending the refs of the commands that were not settled
 * @param settled what the session remembers of settled commands with ids
 * @param state the machine's state
 */
public record SessionDocument(
    SessionDescription description,
    long generation,
    Duration time,
    long writtenAt,
    long lastRef,
    List<Long> pending,
    SettledCommands settled,
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
                SettingsPart settings = new SettingsPart(s.next(), s.next());
                long generation = s.<Long>next();
                Duration time = s.next();
                long writtenAt = s.<Long>next();
                long lastRef = s.<Long>next();
                List<Long> pending = s.next();
                SettledCommands settled = s.next();
                return of(
                    settings,
                    new StatePart(generation, time, writtenAt, lastRef, pending, s.next()),
                    settled);
              })
          .required("version", INT32, session -> VERSION)
          .required("description", DESCRIPTION, SessionDocument::description)
          .optional(
              "settings", OpenSessionShapes.SETTINGS, session -> session.state().knownSettings())
          .required("generation", INT64, SessionDocument::generation)
          .required("time", DURATION, SessionDocument::time)
          .required("writtenAt", INT64, SessionDocument::writtenAt)
          .required("lastRef", INT64, SessionDocument::lastRef)
          .list("pending", list(INT64), SessionDocument::pending)
          .sparse(
              "settled",
              SettledCommandJson.COMMANDS,
              SettledCommands.NONE,
              SessionDocument::settled)
          .required("state", VisitorStateJson.STATE, SessionDocument::state);

  private static final JsonRecord<SettingsPart> SETTINGS_PART =
      JsonRecord.of(
              "SessionSettingsPart",
              s -> {
                s.<Integer>next();
                return new SettingsPart(s.next(), s.next());
              })
          .required("version", INT32, part -> VERSION)
          .required("description", DESCRIPTION, SettingsPart::description)
          .optional("settings", OpenSessionShapes.SETTINGS, SettingsPart::settings);

  private static final JsonRecord<StatePart> STATE_PART =
      JsonRecord.of(
              "SessionStatePart",
              s -> {
                s.<Integer>next();
                return new StatePart(
                    s.<Long>next(), s.next(), s.<Long>next(), s.<Long>next(), s.next(), s.next());
              })
          .required("version", INT32, part -> VERSION)
          .required("generation", INT64, StatePart::generation)
          .required("time", DURATION, StatePart::time)
          .required("writtenAt", INT64, StatePart::writtenAt)
          .required("lastRef", INT64, StatePart::lastRef)
          .list("pending", list(INT64), StatePart::pending)
          .required("state", VisitorStateJson.STATE, StatePart::state);

  /** What a session keeps from its begin to its end. */
  private record SettingsPart(SessionDescription description, Optional<SessionSettings> settings) {}

  /** What changes with the steps of a session; the state is without its settings. */
  private record StatePart(
      long generation,
      Duration time,
      long writtenAt,
      long lastRef,
      List<Long> pending,
      VisitorState state) {}

  /**
   * Copies the list of refs.
   *
   * @throws IllegalArgumentException if {@code time} or {@code lastRef} is before that of the
   *     state's last input, or {@code writtenAt} is negative
   */
  public SessionDocument {
    pending = List.copyOf(pending);
    if (time.compareTo(state.ledger().now()) < 0 || lastRef < state.ledger().ref()) {
      throw new IllegalArgumentException(
          "expected a time and a lastRef not before those of the state's last input");
    }
    if (writtenAt < 0) {
      throw new IllegalArgumentException("expected a writtenAt of 0 or more, not " + writtenAt);
    }
  }

  /**
   * Returns the document of a session that was never frozen.
   *
   * @param writtenAt the time, in milliseconds since 1970
   */
  public static SessionDocument fresh(
      SessionDescription description, long writtenAt, VisitorState state) {
    return new SessionDocument(
        description,
        0,
        state.ledger().now(),
        writtenAt,
        state.ledger().ref(),
        List.of(),
        SettledCommands.NONE,
        state);
  }

  /**
   * Returns the document of the same session, frozen once more.
   *
   * @param now the session's time
   * @param millis the time, in milliseconds since 1970
   */
  public SessionDocument followedBy(
      Duration now, long millis, long last, List<Long> open, VisitorState next) {
    return new SessionDocument(description, generation + 1, now, millis, last, open, settled, next);
  }

  /**
   * Returns the document of the same session after more steps, without a freeze.
   *
   * @param now the session's time
   * @param millis the time, in milliseconds since 1970
   */
  public SessionDocument at(
      Duration now, long millis, long last, List<Long> open, VisitorState next) {
    return new SessionDocument(description, generation, now, millis, last, open, settled, next);
  }

  /** Returns the same document with another state. */
  public SessionDocument with(VisitorState other) {
    return new SessionDocument(
        description, generation, time, writtenAt, lastRef, pending, settled, other);
  }

  /** Returns the same document with other settled commands. */
  public SessionDocument with(SettledCommands other) {
    return new SessionDocument(
        description, generation, time, writtenAt, lastRef, pending, other, state);
  }

  /**
   * Returns for how long nobody ran the session. A clock that went back gives zero.
   *
   * @param millis the time, in milliseconds since 1970
   */
  public Duration awayUntil(long millis) {
    return millis <= writtenAt ? Duration.ZERO : Duration.ofMillis(millis - writtenAt);
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

  /**
   * Writes the part that hardly changes: the version, the description and the settings, as one JSON
   * object. A session that is over has no settings.
   */
  public String settingsJson() {
    return text(
        FORMAT.toBytes(SETTINGS_PART, new SettingsPart(description, state.knownSettings())));
  }

  /**
   * Writes the part that changes with the steps of the session, as one JSON object: the version,
   * the generation, both times, the last ref, the pending commands, and the state without its
   * settings.
   */
  public String stateJson() {
    return text(
        FORMAT.toBytes(
            STATE_PART, new StatePart(generation, time, writtenAt, lastRef, pending, state)));
  }

  /**
   * Reads what {@link #settingsJson} and {@link #stateJson} wrote. Both must be of the same
   * session, and the settings must be the last ones written before the state: nothing here can show
   * that they are not. The state of a session that is over needs no settings. The settled commands
   * are in neither.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if this version of Chasitor
   *     cannot read one of them; for another version of the document the message names both
   *     versions
   */
  public static SessionDocument read(String settings, String state) {
    byte[] settingsBytes = settings.getBytes(StandardCharsets.UTF_8);
    byte[] stateBytes = state.getBytes(StandardCharsets.UTF_8);
    DocumentVersion.require(FORMAT, settingsBytes, "the settings of a session", VERSION);
    DocumentVersion.require(FORMAT, stateBytes, "the state of a session", VERSION);
    SettingsPart settingsPart = FORMAT.fromBytes(SETTINGS_PART, settingsBytes);
    StatePart statePart = FORMAT.fromBytes(STATE_PART, stateBytes);
    try {
      return of(settingsPart, statePart, SettledCommands.NONE);
    } catch (IllegalArgumentException e) {
      // Its message is one of this library's own, so it holds nothing of the document.
      throw new MalformedMessageException("$", 0, String.valueOf(e.getMessage()));
    }
  }

  private static SessionDocument of(
      SettingsPart settings, StatePart state, SettledCommands settled) {
    return new SessionDocument(
        settings.description(),
        state.generation(),
        state.time(),
        state.writtenAt(),
        state.lastRef(),
        state.pending(),
        settled,
        VisitorStateJson.complete(state.state(), settings.settings()));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
