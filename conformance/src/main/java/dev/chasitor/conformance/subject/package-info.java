/**
 * A client under test, as the kit sees it: {@link dev.chasitor.conformance.subject.Subject} opens
 * one session in an {@link dev.chasitor.conformance.subject.Environment} of the kit's making.
 *
 * <p>For authors of clients, who write one adapter, and for the simulation, which drives it.
 */
@NullMarked
package dev.chasitor.conformance.subject;

import org.jspecify.annotations.NullMarked;
