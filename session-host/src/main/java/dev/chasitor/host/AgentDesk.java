package dev.chasitor.host;

import dev.chasitor.session.host.DeskNotice;

/**
 * The desk of a host: it takes part in every chat for the agents, which may be people, a bot or a
 * test.
 *
 * <p>All nodes share one desk, so its chats go on when a node is lost. Reports about one chat come
 * one at a time and in order, on the thread that drives the session. A desk must not block.
 */
@FunctionalInterface
public interface AgentDesk {

  /**
   * Receives a report about a chat; the first one is {@link DeskNotice.ChatRequested}.
   *
   * @param chat the chat, by which the desk gives its commands
   * @param notice what happened
   */
  void onNotice(Chat chat, DeskNotice notice);
}
