/**
 * Results as files: JSON with everything, CSV for spreadsheets.
 * <p>
 * <b>Invariant:</b> a result says where, by which command and with which JDK it was
 * measured.
 */
@NullMarked
package io.bulkmap.benchmarks.results;

import org.jspecify.annotations.NullMarked;
