/**
 * The adapter between a client under test and the kit. A {@link
 * dev.chasitor.conformance.subject.Subject} opens one session in an {@link
 * dev.chasitor.conformance.subject.Environment} from the kit.
 *
 * <p>Authors of clients implement it once; the simulation calls it.
 */
@NullMarked
package dev.chasitor.conformance.subject;

import org.jspecify.annotations.NullMarked;
