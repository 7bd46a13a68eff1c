/**
 * Registers the actuator endpoint of the maps where the actuator is present.
 * <p>
 * <b>Invariant:</b> this is the only package of the auto-configuration that needs
 * {@code spring-boot-actuator-autoconfigure}.
 */
@NullMarked
package io.bulkmap.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
