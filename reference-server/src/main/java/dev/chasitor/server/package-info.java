/** The host's machine on Vert.x Web. */
@NullMarked
package dev.chasitor.server;

import org.jspecify.annotations.NullMarked;
