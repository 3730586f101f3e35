/**
 * The rules of the protocol as data: ids that are never reused, and what each demands.
 *
 * <p>For checkers, reports and whoever wants to look a rule up.
 */
@NullMarked
package dev.chasitor.conformance.rule;

import org.jspecify.annotations.NullMarked;
