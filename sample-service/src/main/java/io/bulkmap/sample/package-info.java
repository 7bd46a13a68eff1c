/**
 * The sample service: maps of any size behind a small REST API.
 * <p>
 * <b>Invariant:</b> no request, however long its body, needs more than a fixed amount of
 * heap.
 */
@NullMarked
package io.bulkmap.sample;

import org.jspecify.annotations.NullMarked;
