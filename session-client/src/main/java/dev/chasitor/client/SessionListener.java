package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionEvent;

/**
 * Receives the events of one chat session.
 *
 * <p>The calls of one session come in order and never overlap (rules C-DLV-02, C-DLV-05). They run
 * on the client's executor ({@link ChatClient.Builder#executor}), so a listener may block. If a
 * listener throws, the client logs the exception and delivers the next event (rule C-DLV-07).
 */
@FunctionalInterface
public interface SessionListener {

  /** Receives one event. */
  void onEvent(SessionEvent event);
}
