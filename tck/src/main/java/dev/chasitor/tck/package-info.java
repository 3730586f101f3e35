/** The root of the kit's packages. It holds no class. */
@NullMarked
package dev.chasitor.tck;

import org.jspecify.annotations.NullMarked;
