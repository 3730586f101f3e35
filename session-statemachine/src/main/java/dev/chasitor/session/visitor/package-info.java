/**
 * The visitor's machine: what a client of the protocol does, as a pure function.
 *
 * <p>{@link dev.chasitor.session.visitor.VisitorMachine#step} takes a state and an input, and
 * returns the next state and the effects to perform. This package uses no clock, thread, socket or
 * JSON, so frameworks can run it on their own I/O. {@code dev.chasitor.client} has a ready driver.
 */
@NullMarked
package dev.chasitor.session.visitor;

import org.jspecify.annotations.NullMarked;
