package dev.chasitor.session.host.json;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;

import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonUnion;
import dev.chasitor.codec.shapes.DataShapes;
import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.codec.shapes.RequestShapes;
import dev.chasitor.codec.shapes.SecretTypes;
import dev.chasitor.model.Message;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.host.HostSession;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.HostState.Active;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Created;
import dev.chasitor.session.host.HostState.Gone;
import dev.chasitor.session.host.HostState.Waiting;
import dev.chasitor.session.host.OutgoingLog;
import dev.chasitor.session.host.SeenNumbers;
import java.util.List;
import java.util.Optional;

/**
 * Writes a {@link HostState} as a versioned JSON document, and reads it back. A store keeps the
 * document, and another node loads it.
 *
 * <p>The document leaves out the held poll and the parked POSTs, because their clients ask again.
 * It holds the session's keys: keep it as safe as them.
 */
public final class HostStateJson {

  /** The version of the documents written. */
  public static final int VERSION = 3;

  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static final JsonShape<HostProfile, HostProfile.Builder> PROFILE =
      JsonShape.of("HostProfile", HostProfile::builder, HostProfile.Builder::build)
          .defaulted(
              "clientPollTimeout",
              INT32,
              HostProfile::clientPollTimeout,
              HostProfile.Builder::clientPollTimeout)
          .defaulted("pollHold", DURATION, HostProfile::pollHold, HostProfile.Builder::pollHold)
          .defaulted(
              "connectionTimeout",
              DURATION,
              HostProfile::connectionTimeout,
              HostProfile.Builder::connectionTimeout)
          .defaulted(
              "initTimeout", DURATION, HostProfile::initTimeout, HostProfile.Builder::initTimeout)
          .defaulted("linger", DURATION, HostProfile::linger, HostProfile.Builder::linger)
          .defaulted("orderWait", DURATION, HostProfile::orderWait, HostProfile.Builder::orderWait)
          .defaulted(
              "sneakPeekEnabled",
              BOOL,
              HostProfile::sneakPeekEnabled,
              HostProfile.Builder::sneakPeekEnabled)
          .defaulted(
              "chasitorIdleTimeout",
              DataShapes.CHASITOR_IDLE_TIMEOUT,
              HostProfile::chasitorIdleTimeout,
              HostProfile.Builder::chasitorIdleTimeout)
          .defaultedList(
              "sensitiveDataRules",
              DataShapes.SENSITIVE_DATA_RULE,
              HostProfile::sensitiveDataRules,
              HostProfile.Builder::addSensitiveDataRules)
          .defaulted(
              "batchMessages",
              INT32,
              HostProfile::batchMessages,
              HostProfile.Builder::batchMessages)
          .defaulted("batchBytes", INT32, HostProfile::batchBytes, HostProfile.Builder::batchBytes)
          .defaulted(
              "transcriptLines",
              INT32,
              HostProfile::transcriptLines,
              HostProfile.Builder::transcriptLines)
          .defaulted(
              "transcriptBytes",
              INT32,
              HostProfile::transcriptBytes,
              HostProfile.Builder::transcriptBytes);

  private static final JsonRecord<OutgoingLog> LOG =
      JsonRecord.of(
              "OutgoingLog",
              s -> {
                long first = s.<Long>next();
                List<Message> kept = s.next();
                return new OutgoingLog(
                    first, kept.stream().map(Message::message).toList(), s.<Long>next());
              })
          .required("first", INT64, OutgoingLog::first)
          .list(
              "kept",
              list(EnvelopeShapes.MESSAGE),
              log -> log.kept().stream().map(Message::of).toList())
          .required("delivered", INT64, OutgoingLog::delivered);

  private static final JsonRecord<SeenNumbers.Range> RANGE =
      JsonRecord.of("Range", s -> new SeenNumbers.Range(s.<Long>next(), s.<Long>next()))
          .required("from", INT64, SeenNumbers.Range::from)
          .required("to", INT64, SeenNumbers.Range::to);

  private static final JsonRecord<SeenNumbers> SEEN =
      JsonRecord.of("SeenNumbers", s -> new SeenNumbers(s.next(), s.next()))
          .list("ranges", list(RANGE), SeenNumbers::ranges)
          .optionalLong("settled", SeenNumbers::settled);

  private static final JsonRecord<HostSession> SESSION =
      JsonRecord.of(
              "HostSession",
              s ->
                  new HostSession(
                      s.next(),
                      s.next(),
                      s.next(),
                      s.next(),
                      s.<Long>next(),
                      s.next(),
                      s.next(),
                      s.next(),
                      s.<Long>next(),
                      s.next(),
                      s.next(),
                      Optional.empty(),
                      List.of()))
          .required("profile", PROFILE, HostSession::profile)
          .required("id", TEXT, HostSession::id)
          .list("keys", list(SecretTypes.SESSION_KEY), HostSession::keys)
          .required("affinity", SecretTypes.AFFINITY_TOKEN, HostSession::affinity)
          .required("createdAt", INT64, HostSession::createdAt)
          .required("log", LOG, HostSession::log)
          .required("seen", SEEN, HostSession::seen)
          .list("transcript", list(DataShapes.TRANSCRIPT_ENTRY), HostSession::transcript)
          .required("heard", INT64, HostSession::heard)
          .required("lastPoll", DURATION, HostSession::lastPoll)
          .required("lastInput", DURATION, HostSession::lastInput);

  private static final JsonUnion<HostState> STATE =
      JsonUnion.<HostState>by("state")
          .with(
              "Created",
              Created.class,
              JsonRecord.of("Created", s -> new Created(s.next()))
                  .required("session", SESSION, Created::session))
          .with(
              "Waiting",
              Waiting.class,
              JsonRecord.of("Waiting", s -> new Waiting(s.next(), s.next(), s.next()))
                  .required("session", SESSION, Waiting::session)
                  .required("init", RequestShapes.CHASITOR_INIT, Waiting::init)
                  .optionalInt("position", Waiting::position))
          .with(
              "Active",
              Active.class,
              JsonRecord.of("Active", s -> new Active(s.next(), s.next(), s.next(), s.next()))
                  .required("session", SESSION, Active::session)
                  .required("init", RequestShapes.CHASITOR_INIT, Active::init)
                  .required("agentName", TEXT, Active::agentName)
                  .required("agentId", TEXT, Active::agentId))
          .with(
              "Closing",
              Closing.class,
              JsonRecord.of("Closing", s -> new Closing(s.next(), s.next(), s.next()))
                  .required("session", SESSION, Closing::session)
                  .required("until", DURATION, Closing::until)
                  .required("latest", DURATION, Closing::latest))
          .with("Gone", Gone.class, JsonRecord.of("Gone", s -> new Gone()));

  private static final JsonRecord<HostState> DOCUMENT =
      JsonRecord.of(
              "HostedSession",
              s -> {
                s.<Integer>next();
                return s.<HostState>next();
              })
          .required("version", INT32, state -> VERSION)
          .required("session", STATE, state -> state);

  private HostStateJson() {}

  /** Writes the state as a compact document in UTF-8, as another node may load it. */
  public static byte[] write(HostState state) {
    return FORMAT.toBytes(DOCUMENT, state);
  }

  /**
   * Reads a document that {@link #write} wrote.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if it is no document of version
   *     {@link #VERSION}; for another version the message names both versions
   */
  public static HostState read(byte[] document) {
    DocumentVersion.require(FORMAT, document, "a host's session", VERSION);
    return FORMAT.fromBytes(DOCUMENT, document);
  }
}
