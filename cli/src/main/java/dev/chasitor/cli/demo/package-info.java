/**
 * The demonstration: complete chats over real HTTP, each of which loses its node.
 *
 * <p>Only the {@code demo} command may use this package.
 */
@NullMarked
package dev.chasitor.cli.demo;

import org.jspecify.annotations.NullMarked;
