/**
 * Registers the actuator endpoint of the maps where the actuator is present.
 * <p>
 * <b>Invariant:</b> this package and that of the info contributor are the only ones of
 * the auto-configuration that need {@code spring-boot-actuator-autoconfigure}.
 */
@NullMarked
package io.bulkmap.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
