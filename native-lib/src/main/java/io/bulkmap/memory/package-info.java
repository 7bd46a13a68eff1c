/**
 * Owns off-heap bytes: allocates, reads and writes them, and knows their addresses.
 * <p>
 * <b>Invariant:</b> every access from Java is checked against the bounds of its region,
 * and a region stays allocated as long as it is reachable.
 */
@NullMarked
package io.bulkmap.memory;

import org.jspecify.annotations.NullMarked;
