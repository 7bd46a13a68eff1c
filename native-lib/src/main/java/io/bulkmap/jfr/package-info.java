/**
 * Events for the flight recorder of the JVM.
 * <p>
 * <b>Invariant:</b> only {@link io.bulkmap.jfr.FlightRecorder} may be used before it is
 * known that this JVM has one.
 */
@NullMarked
package io.bulkmap.jfr;

import org.jspecify.annotations.NullMarked;
