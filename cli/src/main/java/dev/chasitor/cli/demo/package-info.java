/**
 * The demonstration: whole chats over real HTTP that lose their node on the way.
 *
 * <p>Nobody but the {@code demo} command may use this package.
 */
@NullMarked
package dev.chasitor.cli.demo;

import org.jspecify.annotations.NullMarked;
