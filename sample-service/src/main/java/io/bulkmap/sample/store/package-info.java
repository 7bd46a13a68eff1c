/**
 * What the service keeps entries in: bulk maps, or, to compare, maps of the JDK.
 * <p>
 * <b>Invariant:</b> nothing outside of this package knows which of them it is.
 */
@NullMarked
package io.bulkmap.sample.store;

import org.jspecify.annotations.NullMarked;
