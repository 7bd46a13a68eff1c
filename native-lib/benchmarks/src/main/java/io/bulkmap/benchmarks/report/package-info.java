/**
 * Turns results into a page and into tables for documents.
 * <p>
 * <b>Invariant:</b> every number comes from the results, and where others are faster is
 * found in the same way as where they are slower.
 */
@NullMarked
package io.bulkmap.benchmarks.report;

import org.jspecify.annotations.NullMarked;
