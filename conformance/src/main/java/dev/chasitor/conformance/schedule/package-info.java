/**
 * The written forms of a schedule: a JSON document that people read and change, and a token of one
 * word.
 *
 * <p>Neither depends on a seed or a generator, so a schedule can be run again by any later edition.
 */
@NullMarked
package dev.chasitor.conformance.schedule;

import org.jspecify.annotations.NullMarked;
