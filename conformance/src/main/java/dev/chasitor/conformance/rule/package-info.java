/**
 * The rules of the protocol as data. Each rule has an id that is never reused, and a text that says
 * what it demands.
 *
 * <p>Checkers and reports use them; use them to look up a rule by its id.
 */
@NullMarked
package dev.chasitor.conformance.rule;

import org.jspecify.annotations.NullMarked;
