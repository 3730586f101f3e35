/**
 * The {@code chasitor} command: {@code demo}, {@code serve}, {@code chat}, {@code decode}, {@code
 * simulate} and {@code tck}.
 *
 * <p>A command takes its streams from a {@link dev.chasitor.cli.Terminal} and returns an exit code,
 * so tests can run it in their own process. No other module may use this package.
 */
@NullMarked
package dev.chasitor.cli;

import org.jspecify.annotations.NullMarked;
