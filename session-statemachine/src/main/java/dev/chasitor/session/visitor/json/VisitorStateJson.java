package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.enumOf;

import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonUnion;
import dev.chasitor.session.visitor.ChatBeforeLoss;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.StateKind;
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

/**
 * Writes a {@link VisitorState} as a complete, versioned JSON document, and reads it back.
 *
 * <p>The document holds the session's key: keep it as safe as the key. A state that was read still
 * waits for the calls that were on their way. To go on in another process, apply {@link
 * dev.chasitor.session.visitor.Resumption#withoutCalls}: the next step then tries them again. Times
 * in the document are those of the inputs: {@link VisitorState#ledger()} has the time and the ref
 * to go on from.
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
          .required("stale", BOOL, ChatBeforeLoss::stale);

  private static final JsonUnion<VisitorState> STATE =
      JsonUnion.<VisitorState>by("state")
          .with(
              "Fresh",
              Fresh.class,
              JsonRecord.of("Fresh", s -> new Fresh(s.next(), s.next()))
                  .required("settings", OpenSessionShapes.SETTINGS, Fresh::settings)
                  .required("ledger", OpenSessionShapes.LEDGER, Fresh::ledger))
          .with(
              "Opening",
              Opening.class,
              JsonRecord.of(
                      "Opening",
                      s -> new Opening(s.next(), s.<Long>next(), s.next(), s.next(), s.next()))
                  .required("settings", OpenSessionShapes.SETTINGS, Opening::settings)
                  .required("nextCall", INT64, Opening::nextCall)
                  .required("call", OpenSessionShapes.CALL_SLOT, Opening::call)
                  .required("outbox", OpenSessionShapes.OUTBOX, Opening::outbox)
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
                  .required("asksOtherWay", BOOL, Asking::asksOtherWay))
          .with(
              "Restoring",
              Restoring.class,
              JsonRecord.of(
                      "Restoring",
                      s -> new Restoring(s.next(), s.next(), s.next(), s.<Boolean>next()))
                  .required("session", OpenSessionShapes.OPEN_SESSION, Restoring::session)
                  .required("before", CHAT_BEFORE_LOSS, Restoring::before)
                  .required("budget", OpenSessionShapes.RETRY_BUDGET, Restoring::budget)
                  .required("heard", BOOL, Restoring::heard))
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
                return s.<VisitorState>next();
              })
          .required("version", INT32, state -> VERSION)
          .required("session", STATE, state -> state);

  private VisitorStateJson() {}

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
