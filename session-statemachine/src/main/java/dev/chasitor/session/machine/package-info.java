/**
 * What both machines share: the transition table as data, and the exceptions.
 *
 * <p>Use it to read the tables of the visitor's machine and of the host's machine.
 */
@NullMarked
package dev.chasitor.session.machine;

import org.jspecify.annotations.NullMarked;
