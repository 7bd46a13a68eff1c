package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

/**
 * What maps of records of one length have in common. Where the index has room for the
 * whole record, there are no others.
 */
abstract class FixedRecordMap extends RecordMap<RecordBatch> {

	private final RecordFormat format;

	FixedRecordMap(MapType<?> type, String name, BulkMapOptions options, FactoryContext factory, RecordFormat format,
			long hashMask, Consumer<OffHeapMap> onClose) {
		super(type, name, options, factory, new FixedKind(format, hash(options), hashMask), onClose);
		this.format = format;
	}

	private static UniversalHash hash(BulkMapOptions options) {
		Long seed = options.hashSeed();
		return (seed != null) ? UniversalHash.ofSeed(seed) : UniversalHash.random();
	}

	/**
	 * Tells whether the values are in records.
	 * @return {@code false} if they are in the index, instead of what would lead to them
	 */
	final boolean hasRecords() {
		return !this.format.fitsIndex();
	}

	/**
	 * Takes a working place for a call.
	 * @return a place, to be closed
	 */
	final FixedWork work() {
		return context().takeFixedWork();
	}

	final WordCursor cursor() {
		return new WordCursor(partitions(), this.format);
	}

}
