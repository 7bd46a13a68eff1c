/**
 * Tells Spring Boot's health support how the maps are.
 * <p>
 * <b>Invariant:</b> usable without auto-configuration; a kernel never makes an
 * application unhealthy, whichever it is, unless a native one is required.
 */
@NullMarked
package io.bulkmap.health;

import org.jspecify.annotations.NullMarked;
