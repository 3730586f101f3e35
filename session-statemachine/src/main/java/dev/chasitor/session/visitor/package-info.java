/**
 * The visitor's machine: what a client of the protocol does, as a pure function.
 *
 * <p>{@link dev.chasitor.session.visitor.VisitorMachine#step} takes a state and an input and gives
 * the next state and the effects to perform. Nothing in this package knows a clock, a thread, a
 * socket or JSON, so frameworks can run it on their own I/O. {@code dev.chasitor.client} is a ready
 * driver.
 */
@NullMarked
package dev.chasitor.session.visitor;

import org.jspecify.annotations.NullMarked;
