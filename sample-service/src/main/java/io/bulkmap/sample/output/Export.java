package io.bulkmap.sample.output;

import java.io.IOException;

import io.bulkmap.LongLongCursor;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.MapDeletedException;

/**
 * Writes all entries of maps, while others may write to them.
 */
public final class Export {

	private static final int BATCH = 4096;

	private Export() {
	}

	/**
	 * Writes all entries of a map, under the conditions of {@link LongLongCursor}.
	 * @param map the map
	 * @param writer receives the entries
	 * @return how many there were
	 * @throws MapDeletedException if somebody deletes the map
	 * @throws IOException if the writer does not take them
	 */
	public static long write(EntryMap map, EntryWriter writer) throws IOException {
		LongLongCursor cursor = map.cursor();
		long[] keys = new long[BATCH];
		long[] values = new long[BATCH];
		long entries = 0;
		for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
			for (int i = 0; i < count; i++) {
				writer.entry(keys[i], values[i]);
			}
			entries += count;
		}
		writer.flush();
		return entries;
	}

}
