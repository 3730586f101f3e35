/**
 * What both machines are made of: the transition table as data.
 *
 * <p>For {@code dev.chasitor.session} and {@code dev.chasitor.host}, and for whoever reads their
 * tables.
 */
@NullMarked
package dev.chasitor.session.machine;

import org.jspecify.annotations.NullMarked;
