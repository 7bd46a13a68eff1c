/**
 * Reads bodies of NDJSON, CSV or plain numbers into batches, and writes those to maps.
 * <p>
 * <b>Invariant:</b> a reader keeps one chunk of its body and one batch, never more; and
 * whatever is wrong with a body, everything good before it has been handed out.
 */
@NullMarked
package io.bulkmap.sample.ingest;

import org.jspecify.annotations.NullMarked;
