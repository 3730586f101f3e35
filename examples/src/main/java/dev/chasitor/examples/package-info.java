/**
 * Examples of code that users write. {@code docs/own-loop.md} and {@code docs/shutdown.md} show and
 * explain them. This module is not published, and no other module depends on it.
 */
@NullMarked
package dev.chasitor.examples;

import org.jspecify.annotations.NullMarked;
