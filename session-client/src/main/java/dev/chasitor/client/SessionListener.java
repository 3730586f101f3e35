package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionEvent;

/**
 * Told what happens in one chat session.
 *
 * <p>Calls of one session never overlap and come in order (rules C-DLV-02, C-DLV-05), on the
 * client's executor ({@link ChatClient.Builder#executor}), so a listener may block. One that throws
 * does no harm: the exception is logged and the next event is told (rule C-DLV-07).
 */
@FunctionalInterface
public interface SessionListener {

  /** Something happened. */
  void onEvent(SessionEvent event);
}
