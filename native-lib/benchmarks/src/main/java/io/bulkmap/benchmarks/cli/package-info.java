/**
 * The command line.
 * <p>
 * <b>Invariant:</b> nothing is measured in this JVM; others are started for that.
 */
@NullMarked
package io.bulkmap.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
