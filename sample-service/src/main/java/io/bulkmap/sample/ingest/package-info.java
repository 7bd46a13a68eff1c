/**
 * Reads bodies of NDJSON or CSV, line by line, into batches, and stores those in maps.
 * <p>
 * <b>Invariant:</b> a reader keeps one chunk of its body and one batch, never more; and
 * whatever is wrong with a body, the good lines before it have been handed out.
 */
@NullMarked
package io.bulkmap.sample.ingest;

import org.jspecify.annotations.NullMarked;
