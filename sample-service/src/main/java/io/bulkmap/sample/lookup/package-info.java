/**
 * Looks up the keys of a body, however many, before the answer begins.
 * <p>
 * <b>Invariant:</b> a lookup keeps one batch of results on the heap and the others in a
 * temporary file, which is gone when the results are closed.
 */
@NullMarked
package io.bulkmap.sample.lookup;

import org.jspecify.annotations.NullMarked;
