/**
 * Registers the health of the maps where Spring Boot's health support is present.
 * <p>
 * <b>Invariant:</b> this is the only package of the auto-configuration that needs
 * {@code spring-boot-health}.
 */
@NullMarked
package io.bulkmap.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
