/**
 * The reference server: sessions of a host behind real HTTP. A program can set its desk and its
 * store, and can stop its nodes.
 *
 * <p>Use it for tests of clients, for demonstrations, and for clients whose server no longer
 * exists.
 */
@NullMarked
package dev.chasitor.server;

import org.jspecify.annotations.NullMarked;
