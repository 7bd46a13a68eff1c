package io.bulkmap.sample.ingest;

import java.io.IOException;

import io.bulkmap.MapCapacityException;
import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.MapDeletedException;

/**
 * Writes bodies to maps, a batch with each call.
 */
public final class Ingest {

	private Ingest() {
	}

	/**
	 * Does something with all entries of a body.
	 * @param operation what to do
	 * @param reader reader of the body
	 * @param map map to do it to
	 * @return what became of the body
	 * @throws IngestException if only a part was taken; it says which, and why
	 * @throws MapDeletedException if somebody deletes the map
	 * @throws IOException if the body breaks off
	 */
	public static IngestReport run(Operation operation, BatchReader reader, EntryMap map)
			throws IngestException, IOException {
		long entries = 0;
		long changed = 0;
		long nanos = 0;
		try {
			for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
				long start = System.nanoTime();
				changed += apply(operation, batch, map, reader.unit());
				nanos += System.nanoTime() - start;
				entries += batch.size();
			}
		}
		catch (RejectedBodyException ex) {
			throw new IngestException(new IngestReport(operation, entries, changed, nanos), ex);
		}
		return new IngestReport(operation, entries, changed, nanos);
	}

	private static long apply(Operation operation, Batch batch, EntryMap map, Unit unit) {
		try {
			return operation.apply(map, batch);
		}
		catch (MapCapacityException ex) {
			throw new RejectedBodyException(Kind.MAP_FULL, unit, batch.start(), String.valueOf(ex.getMessage()), ex);
		}
	}

}
