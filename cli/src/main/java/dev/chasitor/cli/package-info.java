/**
 * The {@code chasitor} command: {@code demo}, {@code serve}, {@code chat} and {@code decode}.
 *
 * <p>Commands take their streams from a {@link dev.chasitor.cli.Terminal} and return an exit code,
 * so that tests run them in their own process. Nobody else may use this package.
 */
@NullMarked
package dev.chasitor.cli;

import org.jspecify.annotations.NullMarked;
