/** Rules, generators, simulation and contracts that prove any implementation. */
@NullMarked
package dev.chasitor.tck;

import org.jspecify.annotations.NullMarked;
