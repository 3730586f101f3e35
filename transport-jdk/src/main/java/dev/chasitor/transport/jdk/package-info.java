/** The transport SPI on the JDK's own HTTP client. */
@NullMarked
package dev.chasitor.transport.jdk;

import org.jspecify.annotations.NullMarked;
