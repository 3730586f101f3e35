/**
 * Code as users write it. {@code docs/own-loop.md} shows and explains it. Never published; nobody
 * depends on it.
 */
@NullMarked
package dev.chasitor.examples;

import org.jspecify.annotations.NullMarked;
