/**
 * The client API: {@link dev.chasitor.client.ChatClient} opens chats, and {@link
 * dev.chasitor.client.ChatSession} is one of them.
 *
 * <p>Applications begin here. The machine in {@code dev.chasitor.session} makes all decisions of
 * the protocol. This package runs the machine on a transport, with a clock and a few threads.
 */
@NullMarked
package dev.chasitor.client;

import org.jspecify.annotations.NullMarked;
