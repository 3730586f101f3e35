/** The chasitor command. */
@NullMarked
package dev.chasitor.cli;

import org.jspecify.annotations.NullMarked;
