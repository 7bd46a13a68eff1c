/**
 * Registers what the actuator's info endpoint says about the maps where the actuator is
 * present.
 * <p>
 * <b>Invariant:</b> off unless it is asked for.
 */
@NullMarked
package io.bulkmap.autoconfigure.info;

import org.jspecify.annotations.NullMarked;
