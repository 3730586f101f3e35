package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.session.visitor.json.OpenSessionShapes.SETTINGS_STAND_APART;

import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonUnion;
import dev.chasitor.session.visitor.ChatBeforeLoss;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.TimeLimit;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Ended;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Fresh;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.util.Optional;

/**
 * Writes a {@link VisitorState} as a complete, versioned JSON document, and reads it back.
 *
 * <p>The document holds the session's key: keep it as safe as the key. A state that was read still
 * waits for the calls that were on their way. To go on in another process, apply {@link
 * dev.chasitor.session.visitor.Resumption#withoutCalls}: the next step then tries them again. Times
 * in the document are those of the inputs: {@link VisitorState#ledger()} has the time and the ref
 * to go on from.
 *
 * <p>The settings stand once at the top of the document, and not in the state. A session that is
 * over has none.
 */
public final class VisitorStateJson {

  /** The version of the documents written. */
  public static final int VERSION = 5;

  /** Has no limits: everything that a state accepted must be readable again. */
  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static final JsonRecord<ChatBeforeLoss> CHAT_BEFORE_LOSS =
      JsonRecord.of(
              "ChatBeforeLoss",
              s ->
                  new ChatBeforeLoss(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.<Boolean>next()))
          .required("kind", enumOf(StateKind.class), ChatBeforeLoss::kind)
          .optional("agent", OpenSessionShapes.AGENT, ChatBeforeLoss::agent)
          .optionalInt("position", ChatBeforeLoss::position)
          .optional("estimatedWaitTime", DURATION, ChatBeforeLoss::estimatedWaitTime)
          .required("unanswered", OpenSessionShapes.UNANSWERED_LINE, ChatBeforeLoss::unanswered)
          .sparse("stale", BOOL, false, ChatBeforeLoss::stale);

  /** The states without their settings: what reads one calls {@link #complete}. */
  static final JsonUnion<VisitorState> STATE =
      JsonUnion.<VisitorState>by("state")
          .with(
              "Fresh",
              Fresh.class,
              JsonRecord.of("Fresh", s -> new Fresh(SETTINGS_STAND_APART, s.next()))
                  .required("ledger", OpenSessionShapes.LEDGER, Fresh::ledger))
          .with(
              "Opening",
              Opening.class,
              JsonRecord.of(
                      "Opening",
                      s ->
                          new Opening(
                              SETTINGS_STAND_APART,
                              s.<Long>next(),
                              s.next(),
                              s.next(),
                              s.next(),
                              s.next()))
                  .required("nextCall", INT64, Opening::nextCall)
                  .required("call", OpenSessionShapes.CALL_SLOT, Opening::call)
                  .required("outbox", OpenSessionShapes.OUTBOX, Opening::outbox)
                  .sparse(
                      "timeLimit", OpenSessionShapes.TIME_LIMIT, TimeLimit.NONE, Opening::timeLimit)
                  .required("ledger", OpenSessionShapes.LEDGER, Opening::ledger))
          .with(
              "Requested",
              Requested.class,
              JsonRecord.of("Requested", s -> new Requested(s.next(), s.next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Requested::session)
                  .optional("agent", OpenSessionShapes.AGENT, Requested::agent))
          .with(
              "Queued",
              Queued.class,
              JsonRecord.of("Queued", s -> new Queued(s.next(), s.next(), s.next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Queued::session)
                  .optionalInt("position", Queued::position)
                  .optional("estimatedWaitTime", DURATION, Queued::estimatedWaitTime))
          .with(
              "Established",
              Established.class,
              JsonRecord.of("Established", s -> new Established(s.next(), s.next(), s.next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Established::session)
                  .required("agent", OpenSessionShapes.AGENT, Established::agent)
                  .required(
                      "unanswered", OpenSessionShapes.UNANSWERED_LINE, Established::unanswered))
          .with(
              "Leaving",
              Leaving.class,
              JsonRecord.of("Leaving", s -> new Leaving(s.next(), s.next(), s.next(), s.next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Leaving::session)
                  .required("phase", enumOf(Phase.class), Leaving::phase)
                  .required("budget", OpenSessionShapes.RETRY_BUDGET, Leaving::budget)
                  .required("cause", enumOf(EndCause.Kind.class), Leaving::cause))
          .with(
              "Asking",
              Asking.class,
              JsonRecord.of(
                      "Asking", s -> new Asking(s.next(), s.next(), s.next(), s.<Boolean>next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Asking::session)
                  .required("before", CHAT_BEFORE_LOSS, Asking::before)
                  .required("budget", OpenSessionShapes.RETRY_BUDGET, Asking::budget)
                  .sparse("asksOtherWay", BOOL, false, Asking::asksOtherWay))
          .with(
              "Restoring",
              Restoring.class,
              JsonRecord.of(
                      "Restoring",
                      s -> new Restoring(s.next(), s.next(), s.next(), s.<Boolean>next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Restoring::session)
                  .required("before", CHAT_BEFORE_LOSS, Restoring::before)
                  .required("budget", OpenSessionShapes.RETRY_BUDGET, Restoring::budget)
                  .sparse("heard", BOOL, false, Restoring::heard))
          .with(
              "Settling",
              Settling.class,
              JsonRecord.of("Settling", s -> new Settling(s.next(), s.next(), s.next(), s.next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Settling::session)
                  .required("phase", enumOf(Phase.class), Settling::phase)
                  .required("budget", OpenSessionShapes.RETRY_BUDGET, Settling::budget)
                  .required("cause", EventShapes.END_CAUSE, Settling::cause))
          .with(
              "Ended",
              Ended.class,
              JsonRecord.of("Ended", s -> new Ended(s.next(), s.next()))
                  .required("cause", EventShapes.END_CAUSE, Ended::cause)
                  .required("ledger", OpenSessionShapes.LEDGER, Ended::ledger));

  private static final JsonRecord<VisitorState> DOCUMENT =
      JsonRecord.of(
              "VisitorSession",
              s -> {
                s.<Integer>next();
                Optional<SessionSettings> settings = s.next();
                return complete(s.next(), settings);
              })
          .required("version", INT32, state -> VERSION)
          .optional("settings", OpenSessionShapes.SETTINGS, VisitorState::knownSettings)
          .required("session", STATE, state -> state);

  private VisitorStateJson() {}

  /**
   * Returns a state that was read, with the settings that stood apart from it.
   *
   * @throws IllegalArgumentException if there are no settings and the session is not over
   */
  static VisitorState complete(VisitorState state, Optional<SessionSettings> settings) {
    if (settings.isEmpty() && state.kind() != StateKind.ENDED) {
      throw new IllegalArgumentException("expected the settings of a session that is not over");
    }
    return settings.map(state::withSettings).orElse(state);
  }

  /** Writes the state as a compact document in UTF-8. */
  public static byte[] write(VisitorState state) {
    return FORMAT.toBytes(DOCUMENT, state);
  }

  /**
   * Reads a document that {@link #write} wrote.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if it is no document of version
   *     {@link #VERSION}; for another version the message names both versions
   */
  public static VisitorState read(byte[] document) {
    DocumentVersion.require(FORMAT, document, "a visitor's session", VERSION);
    return FORMAT.fromBytes(DOCUMENT, document);
  }
}
