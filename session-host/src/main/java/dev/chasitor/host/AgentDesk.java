package dev.chasitor.host;

import dev.chasitor.session.host.DeskNotice;

/**
 * The other side of every chat: people, a bot, or a test.
 *
 * <p>A desk belongs to all nodes together, so its chats go on when a node is lost. Notices of one
 * chat come one at a time and in order, on whichever thread drives the session: a desk must not
 * block.
 */
@FunctionalInterface
public interface AgentDesk {

  /**
   * Something happened in a chat; the first notice of each is {@link DeskNotice.ChatRequested}.
   *
   * @param chat the chat, and what the desk can do in it
   * @param notice what happened
   */
  void onNotice(Chat chat, DeskNotice notice);
}
