/**
 * Tells the actuator's info endpoint which kernel the maps use.
 * <p>
 * <b>Invariant:</b> usable without auto-configuration; says nothing that is not also in
 * the {@code bulkmap} endpoint.
 */
@NullMarked
package io.bulkmap.actuate.info;

import org.jspecify.annotations.NullMarked;
