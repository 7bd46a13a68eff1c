/**
 * Owns off-heap bytes: gets them from the JVM or from the operating system, reads and
 * writes them, knows their addresses, gives them back, and counts them against limits.
 * <p>
 * <b>Invariant:</b> every access from Java is checked against the bounds of its region,
 * and addresses stay mapped as long as the region or a view of it is reachable, whatever
 * becomes of the memory behind them.
 */
@NullMarked
package io.bulkmap.memory;

import org.jspecify.annotations.NullMarked;
