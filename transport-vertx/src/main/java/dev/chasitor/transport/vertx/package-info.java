/** The transport SPI on Vert.x Web Client. */
@NullMarked
package dev.chasitor.transport.vertx;

import org.jspecify.annotations.NullMarked;
