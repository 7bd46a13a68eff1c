/**
 * Profiles: where the time of a fixed workload goes, by the frames of its stacks, and
 * what has changed since a baseline.
 * <p>
 * <b>Invariant:</b> shares are of samples of the workload's own thread; compilers,
 * collectors and the profiler are in none.
 */
@NullMarked
package io.bulkmap.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
