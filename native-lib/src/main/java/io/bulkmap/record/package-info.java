/**
 * Records outside the heap: what a table of numbers cannot hold, such as keys of sixteen
 * bytes. A table leads to them by their places.
 */
@NullMarked
package io.bulkmap.record;

import org.jspecify.annotations.NullMarked;
