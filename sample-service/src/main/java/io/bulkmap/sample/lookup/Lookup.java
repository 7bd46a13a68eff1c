package io.bulkmap.sample.lookup;

import java.io.IOException;
import java.nio.LongBuffer;
import java.util.concurrent.ThreadLocalRandom;

import io.bulkmap.sample.ingest.Batch;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.RejectedBodyException;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.MapDeletedException;

/**
 * Looks up keys in a map, a batch with each call.
 */
public final class Lookup {

	private final EntryMap map;

	private long missing;

	private long entries;

	private long hits;

	private long nanos;

	private Lookup(EntryMap map) {
		this.map = map;
	}

	/**
	 * Looks up all keys of a body.
	 * @param reader reader of the body
	 * @param map map to look in
	 * @param results receives one result for each key, in the order of the body
	 * @return what became of the lookup
	 * @throws RejectedBodyException if the body cannot be taken to its end
	 * @throws MapDeletedException if somebody deletes the map
	 * @throws IOException if the body breaks off, or there is no room for the results
	 */
	public static LookupReport find(BatchReader reader, EntryMap map, ResultSpool results) throws IOException {
		Lookup lookup = new Lookup(map);
		for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
			lookup.find(batch);
			lookup.addTo(results, batch);
		}
		return new LookupReport(lookup.entries, lookup.hits, lookup.nanos);
	}

	/*
	 * Any value may be stored in a map, so whatever is chosen to stand for a missing one
	 * may also be found. The number of hits tells: unless there are exactly as many
	 * missing values as keys that were not hit, choose another one and look again.
	 */
	private void find(Batch batch) {
		long batchHits;
		do {
			this.missing = ThreadLocalRandom.current().nextLong();
			long start = System.nanoTime();
			batchHits = this.map.getAll(batch.keys(), batch.values(), this.missing);
			this.nanos += System.nanoTime() - start;
		}
		while (countMissing(batch) != batch.size() - batchHits);
		this.entries += batch.size();
		this.hits += batchHits;
	}

	private long countMissing(Batch batch) {
		LongBuffer values = batch.values();
		long count = 0;
		for (int i = 0; i < batch.size(); i++) {
			if (values.get(i) == this.missing) {
				count++;
			}
		}
		return count;
	}

	private void addTo(ResultSpool results, Batch batch) throws IOException {
		LongBuffer keys = batch.keys();
		LongBuffer values = batch.values();
		for (int i = 0; i < batch.size(); i++) {
			long value = values.get(i);
			results.add(keys.get(i), value, value != this.missing);
		}
	}

}
