package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;

/**
 * What maps of records of any length have in common.
 */
abstract class BytesRecordMap extends RecordMap<BytesBatch> {

	BytesRecordMap(MapType<?> type, String name, BulkMapOptions options, FactoryContext factory, boolean words,
			long hashMask, Consumer<OffHeapMap> onClose) {
		super(type, name, options, factory, new BytesKind(words, hash(options), hashMask), onClose);
	}

	private static BytesHash hash(BulkMapOptions options) {
		Long seed = options.hashSeed();
		return (seed != null) ? BytesHash.ofSeed(seed) : BytesHash.random();
	}

	/**
	 * Takes a working place for a call.
	 * @return a place, to be closed
	 */
	final BytesWork work() {
		return context().takeBytesWork();
	}

	final BytesCursor cursor() {
		return new BytesCursor(partitions());
	}

}
