/**
 * Loads the data that the service ships with.
 * <p>
 * <b>Invariant:</b> the data is in the map before the service takes its first request.
 */
@NullMarked
package io.bulkmap.sample.data;

import org.jspecify.annotations.NullMarked;
