/**
 * Workloads: what a service does to a map, declared in YAML, run against any engine, with
 * the latency of every call.
 * <p>
 * <b>Invariant:</b> what a thread does to a map depends on the workload and its seed
 * only, never on time or on the engine; time only decides when it ends.
 */
@NullMarked
package io.bulkmap.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
