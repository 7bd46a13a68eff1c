package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.MapStatistics;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.ProbeStatistics;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.UniversalHash;
import org.jspecify.annotations.Nullable;

/**
 * What maps of records have in common, whatever their keys and values are. Where the
 * index has room for the whole record, there are no others.
 */
abstract class RecordMap extends AbstractOffHeapMap {

	private final RecordFormat format;

	private final BulkCalls calls;

	private final Partitions partitions;

	private final BatchOperations batches;

	RecordMap(MapType<?> type, String name, BulkMapOptions options, FactoryContext factory, RecordFormat format,
			long hashMask, Consumer<OffHeapMap> onClose) {
		super(type, name, options, factory, onClose);
		this.format = format;
		this.calls = context().calls();
		Long seed = options.hashSeed();
		KeyHash indexHash = (seed != null) ? KeyHash.ofSeed(seed) : KeyHash.random();
		if (format.fitsIndex()) {
			this.partitions = new Partitions(context(), indexHash, options.expectedEntries());
			this.batches = new IndexBatches(context(), this.partitions);
			return;
		}
		RecordHash hash = new RecordHash((seed != null) ? UniversalHash.ofSeed(seed) : UniversalHash.random(),
				hashMask);
		this.partitions = new Partitions(context(), indexHash, options.expectedEntries(),
				(partHash, share) -> new RecordPartition(context(), partHash, share, format, hash));
		this.batches = new RecordBatches(context(), this.partitions, format, hash);
	}

	final BatchOperations batches() {
		return this.batches;
	}

	final Partitions partitions() {
		return this.partitions;
	}

	/**
	 * Tells whether the values are in records.
	 * @return {@code false} if they are in the index, instead of what would lead to them
	 */
	final boolean hasRecords() {
		return !this.format.fitsIndex();
	}

	final RecordCursor cursor() {
		return new RecordCursor(this.partitions, this.format);
	}

	final long updateAll(Update update, BatchKeys keys, BatchValues values, int length) {
		BulkCall call = this.calls.begin(update.operation(), length);
		try {
			return call.ended(this.batches.updateAll(update, keys, values, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	final long getAll(BatchKeys keys, BatchValues values, int length) {
		BulkCall call = this.calls.begin(BulkOperation.GET, length);
		try {
			return call.ended(this.batches.getAll(keys, values, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	final long containsAll(BatchKeys keys, boolean @Nullable [] found, int offset, int length) {
		BulkCall call = this.calls.begin(BulkOperation.CONTAINS, length);
		try {
			return call.ended(this.batches.containsAll(keys, found, offset, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	final long removeAll(BatchKeys keys, int length) {
		BulkCall call = this.calls.begin(BulkOperation.REMOVE, length);
		try {
			return call.ended(this.batches.removeAll(keys, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public final long size() {
		return this.partitions.size();
	}

	@Override
	public final void reserve(long entries) {
		if (entries < 0) {
			throw new IllegalArgumentException("'entries' must not be negative: " + entries);
		}
		this.partitions.reserve(entries);
	}

	@Override
	public final void trim() {
		this.partitions.trim();
	}

	@Override
	public final void clear() {
		this.partitions.clear();
	}

	@Override
	public final ProbeStatistics probeStatistics() {
		return this.partitions.probeStatistics();
	}

	@Override
	public final MapStatistics statistics() {
		return this.partitions.statistics();
	}

	@Override
	final void release() {
		this.partitions.close();
	}

}
