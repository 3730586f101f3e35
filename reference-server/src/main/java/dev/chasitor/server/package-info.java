/**
 * The reference server: the host's machine behind real HTTP, with the desk, the store and the loss
 * of nodes as things a program can bring, replace or cause.
 *
 * <p>For tests of clients, for demonstrations, and for clients that lost their server.
 */
@NullMarked
package dev.chasitor.server;

import org.jspecify.annotations.NullMarked;
