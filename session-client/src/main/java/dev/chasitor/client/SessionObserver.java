package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import java.time.Duration;
import java.util.List;

/**
 * Receives reports of how chat sessions work, for metrics, tracing and demonstrations. It cannot
 * change a session.
 *
 * <p>For counters, use one observer for all sessions ({@link
 * ChatClient.Builder#observer(SessionObserver)}). For traces, use one for each session ({@link
 * ChatClient.Builder#observers(java.util.function.Function)}). Its factory receives the id and the
 * attributes of the session, so no observer needs a thread-local. The call ids join a request and
 * its answer. This observer counts hand-overs and measures commands:
 *
 * <pre>{@code
 * new SessionObserver() {
 *   @Override
 *   public void onHandOverEnded(Phase to, Duration took) {
 *     handOvers.record(to == Phase.ENDED ? "lost" : "survived", took);
 *   }
 *
 *   @Override
 *   public void onCommand(CommandRef command, CommandOutcome outcome, Duration took) {
 *     commands.record(outcome.getClass().getSimpleName(), took);
 *   }
 * }
 * }</pre>
 *
 * <p>The methods run on the thread that drives the session or on a thread of the transport, so they
 * must not block. Reports about steps of one session come in order and never overlap; reports about
 * answers may overlap with them. The client logs and ignores what an observer throws. The {@code
 * toString} of states, inputs, effects, requests and headers shows neither secrets nor what
 * somebody said.
 */
public interface SessionObserver {

  /** An observer that does nothing. */
  SessionObserver NONE = new SessionObserver() {};

  /** The session was started. It is the first call, before anything is sent. */
  default void onStarted() {}

  /**
   * A frozen session goes on here. It is the first call, before anything is sent.
   *
   * @param generation how often the session was frozen, as in {@link FrozenSession#generation()}
   * @param phase the session's phase
   * @param carriedOver the refs of the commands that were not settled when the session was frozen
   */
  default void onThawed(long generation, Phase phase, List<Long> carriedOver) {}

  /**
   * The session was frozen. No other call follows, except for answers that are on their way.
   *
   * @param generation how often the session was frozen, including this time
   * @param phase the session's phase
   * @param carriedOver the refs of the commands that are not settled; the thawed session settles
   *     them
   */
  default void onFrozen(long generation, Phase phase, List<Long> carriedOver) {}

  /**
   * A session of the journal goes on here. It is the first call, before anything is sent.
   *
   * @param epoch the epoch that this client holds
   * @param phase the session's phase
   * @param carriedOver the refs of the commands that were not settled
   */
  default void onResumed(long epoch, Phase phase, List<Long> carriedOver) {}

  /**
   * A step was written to the journal. Its effects follow.
   *
   * @param version the version of the write
   * @param took how long the write took
   */
  default void onWritten(long version, Duration took) {}

  /**
   * This client no longer drives the session, and the chat may go on elsewhere. No other call
   * follows, except for answers that are on their way.
   *
   * @param reason why the client stopped
   */
  default void onStopped(SessionStoppedException.Reason reason) {}

  /**
   * The session reports an event. The listener receives it later. The calls below about phases,
   * tries, hand-overs and the end follow from such events.
   *
   * @param event the event; its {@code toString} does not show what somebody said
   */
  default void onEvent(SessionEvent event) {}

  /**
   * The session is over. It is not called for a session that was over when it was thawed.
   *
   * @param cause why it ended
   * @param after how long the session ran, without the times in which it was frozen
   */
  default void onEnded(EndCause cause, Duration after) {}

  /**
   * A request is about to leave.
   *
   * @param call the id of the call within the session
   * @param phase the session's phase
   * @param request the request
   * @param headers the headers of the request
   */
  default void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {}

  /**
   * An answer arrived.
   *
   * @param call the id of the call within the session
   * @param request the request
   * @param status the HTTP status
   */
  default void onResponse(long call, Request request, int status) {}

  /**
   * A request will have no answer.
   *
   * @param call the id of the call within the session
   * @param request the request
   * @param failure why no answer came
   */
  default void onFailure(long call, Request request, FailureKind failure) {}

  /**
   * The machine took a step. The driver performs its effects after this call.
   *
   * @param before the state before the step
   * @param input the input of the step
   * @param transition the next state and the effects
   */
  default void onStep(VisitorState before, Input input, Transition transition) {}

  /**
   * The session entered another phase. The last call has {@link Phase#ENDED}, unless the session is
   * frozen before that.
   *
   * @param from the phase before
   * @param to the phase now
   */
  default void onPhase(Phase from, Phase to) {}

  /**
   * A request failed and will be tried again.
   *
   * @param request the type of request
   * @param problem what went wrong, free of secrets
   * @param delay how long until the next try
   */
  default void onRetry(RequestType request, String problem, Duration delay) {}

  /**
   * The session lost its node, and a hand-over begins.
   *
   * @param from the phase before
   */
  default void onHandOverBegun(Phase from) {}

  /**
   * A hand-over ended: the chat goes on, or the session is over.
   *
   * @param to the phase now; {@link Phase#ENDED} if the hand-over failed
   * @param took how long the hand-over took, since it began or since the session was thawed
   */
  default void onHandOverEnded(Phase to, Duration took) {}

  /**
   * A command was settled.
   *
   * @param command the ref of the command within the session, and the application's id of it
   * @param outcome what became of it
   * @param took how long it took, since the command was given or since the session was thawed
   */
  default void onCommand(CommandRef command, CommandOutcome outcome, Duration took) {}
}
