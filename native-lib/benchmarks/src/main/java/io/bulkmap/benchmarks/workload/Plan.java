package io.bulkmap.benchmarks.workload;

import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * What one JVM is started for.
 *
 * @param workload the workload
 * @param engine the engine
 */
record Plan(Workload workload, EngineKind engine) {

}
