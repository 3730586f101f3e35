/**
 * The tables that describe each type of the model on the wire. Each wire name appears in them once.
 *
 * <p>Internal to the codec.
 */
@NullMarked
package dev.chasitor.codec.shapes;

import org.jspecify.annotations.NullMarked;
