package io.bulkmap.sample.ingest;

import java.io.IOException;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.sample.ingest.RejectedBodyException.Kind;

/**
 * Stores bodies in maps, a batch with each call.
 */
public final class Ingest {

	private Ingest() {
	}

	/**
	 * Stores all entries of a body.
	 * @param reader reader of the body
	 * @param map map to store them in
	 * @return what became of the body
	 * @throws IngestException if only a part was stored; it says which, and why
	 * @throws IOException if the body breaks off
	 */
	public static IngestReport store(BatchReader reader, LongLongBulkMap map) throws IngestException, IOException {
		long entries = 0;
		long added = 0;
		long nanos = 0;
		try {
			for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
				long start = System.nanoTime();
				added += putAll(batch, map);
				nanos += System.nanoTime() - start;
				entries += batch.size();
			}
		}
		catch (RejectedBodyException ex) {
			throw new IngestException(new IngestReport(entries, added, nanos), ex);
		}
		return new IngestReport(entries, added, nanos);
	}

	private static long putAll(Batch batch, LongLongBulkMap map) {
		try {
			return map.putAll(batch.keys(), batch.values(), 0, batch.size());
		}
		catch (MapCapacityException ex) {
			throw new RejectedBodyException(Kind.MAP_FULL, batch.firstLine(), String.valueOf(ex.getMessage()), ex);
		}
	}

}
