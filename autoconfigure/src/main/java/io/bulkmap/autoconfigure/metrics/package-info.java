/**
 * Registers the meters of the maps where there is a registry of Micrometer.
 * <p>
 * <b>Invariant:</b> needs Micrometer, but not the actuator; whoever has a registry has
 * the meters.
 */
@NullMarked
package io.bulkmap.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
