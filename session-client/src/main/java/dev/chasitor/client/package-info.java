/**
 * The client API: {@link dev.chasitor.client.ChatClient} opens chats, {@link
 * dev.chasitor.client.ChatSession} is one of them.
 *
 * <p>This is where applications begin. The protocol's behaviour is in {@code dev.chasitor.session};
 * this package runs it: on any transport, with a clock and a few threads, and decides nothing
 * itself.
 */
@NullMarked
package dev.chasitor.client;

import org.jspecify.annotations.NullMarked;
