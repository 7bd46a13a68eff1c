/**
 * Shows kernels and maps as an actuator endpoint.
 * <p>
 * <b>Invariant:</b> usable without auto-configuration; what is shown is a snapshot in
 * immutable descriptors, never a map or one of its entries.
 */
@NullMarked
package io.bulkmap.actuate.endpoint;

import org.jspecify.annotations.NullMarked;
