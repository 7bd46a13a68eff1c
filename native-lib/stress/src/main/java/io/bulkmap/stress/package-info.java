/**
 * What threads may see of each other's operations on a map, as jcstress tests.
 * <p>
 * <b>Invariant:</b> every outcome that is not listed is forbidden, and a test has two
 * actors: with more, jcstress leaves it out on a machine of two processors.
 */
@NullMarked
package io.bulkmap.stress;

import org.jspecify.annotations.NullMarked;
