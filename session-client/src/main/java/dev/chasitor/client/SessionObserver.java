package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import java.time.Duration;

/**
 * Watches how chat sessions work, for metrics, tracing and demonstrations. Decides nothing.
 *
 * <p>One observer for all sessions suits counters ({@link
 * ChatClient.Builder#observer(SessionObserver)}); for traces, each session can have its own ({@link
 * ChatClient.Builder#observers(java.util.function.Supplier)}). Counting hand-overs and timing lines
 * takes no more than:
 *
 * <pre>{@code
 * new SessionObserver() {
 *   @Override
 *   public void onHandOverEnded(Phase to, Duration took) {
 *     handOvers.record(to == Phase.ENDED ? "lost" : "survived", took);
 *   }
 *
 *   @Override
 *   public void onCommand(long ref, CommandOutcome outcome, Duration took) {
 *     commands.record(outcome.getClass().getSimpleName(), took);
 *   }
 * }
 * }</pre>
 *
 * <p>Called on the thread that drives the session or that of the transport: be quick. What concerns
 * steps comes in their order, never two at once per session; what concerns answers may come beside
 * it. What an observer throws is logged and ignored. States, inputs, requests and headers hold
 * secrets in types that do not print them; what was said in the chat, they do print.
 */
public interface SessionObserver {

  /** An observer that looks away. */
  SessionObserver NONE = new SessionObserver() {};

  /**
   * A request is about to leave.
   *
   * @param call names the call within the session
   * @param phase the session's phase
   * @param request what is asked
   * @param headers its headers
   */
  default void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {}

  /**
   * An answer arrived.
   *
   * @param call names the call within the session
   * @param request what was asked
   * @param status the HTTP status
   */
  default void onResponse(long call, Request request, int status) {}

  /**
   * A request will have no answer.
   *
   * @param call names the call within the session
   * @param request what was asked
   * @param failure why
   */
  default void onFailure(long call, Request request, FailureKind failure) {}

  /**
   * The machine took a step; its effects follow.
   *
   * @param before the state it was in
   * @param input what happened
   * @param transition the state it is in now, and what follows from it
   */
  default void onStep(VisitorState before, Input input, Transition transition) {}

  /**
   * The session moved on. The last one is to {@link Phase#ENDED}, once, unless it is frozen first.
   *
   * @param from the phase it was in
   * @param to the phase it is in now
   */
  default void onPhase(Phase from, Phase to) {}

  /**
   * A request failed and will be tried again.
   *
   * @param request the kind of request
   * @param problem what went wrong, free of secrets
   * @param delay how long until the next try
   */
  default void onRetry(RequestType request, String problem, Duration delay) {}

  /**
   * The session lost its node and begins to be taken over.
   *
   * @param from the phase it was in
   */
  default void onHandOverBegun(Phase from) {}

  /**
   * The session was taken over, or given up.
   *
   * @param to the phase it is in now; {@link Phase#ENDED} if it was given up
   * @param took since it began, or since the session was thawed if it began before that
   */
  default void onHandOverEnded(Phase to, Duration took) {}

  /**
   * It is known what became of a command.
   *
   * @param ref names the command within the session
   * @param outcome what became of it
   * @param took since it was given, or since the session was thawed if it was given before that
   */
  default void onCommand(long ref, CommandOutcome outcome, Duration took) {}
}
