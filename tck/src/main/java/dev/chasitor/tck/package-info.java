/** The root of the kit's packages, without a class of its own. */
@NullMarked
package dev.chasitor.tck;

import org.jspecify.annotations.NullMarked;
