/**
 * Which keys there are, and in which order they come.
 * <p>
 * <b>Invariant:</b> a seed decides everything; no two numbers of a key space have the
 * same key.
 */
@NullMarked
package io.bulkmap.benchmarks.keys;

import org.jspecify.annotations.NullMarked;
