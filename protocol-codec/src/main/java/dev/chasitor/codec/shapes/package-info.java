/**
 * The tables: how each type of the model looks on the wire. Each wire name stands here once.
 *
 * <p>Internal to the codec.
 */
@NullMarked
package dev.chasitor.codec.shapes;

import org.jspecify.annotations.NullMarked;
