/**
 * Knows the bytes of a table: layout, hash, probe sequence, capacity.
 * <p>
 * <b>Invariant:</b> nothing here decides when a table is full or what happens then; a
 * table is as large as it was created.
 */
@NullMarked
package io.bulkmap.table;

import org.jspecify.annotations.NullMarked;
