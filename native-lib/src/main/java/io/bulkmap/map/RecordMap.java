package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.MapStatistics;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.ProbeStatistics;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.Piece;
import io.bulkmap.table.KeyHash;
import org.jspecify.annotations.Nullable;

/**
 * What maps of records have in common, whatever their keys and values are.
 *
 * @param <B> what a piece of a batch is
 */
abstract class RecordMap<B extends Piece> extends AbstractOffHeapMap {

	private final BulkCalls calls;

	private final Partitions partitions;

	private final RecordBatches<B> batches;

	RecordMap(MapType<?> type, String name, BulkMapOptions options, FactoryContext factory, RecordKind<B> kind,
			Consumer<OffHeapMap> onClose) {
		super(type, name, options, factory, onClose);
		this.calls = context().calls();
		Long seed = options.hashSeed();
		KeyHash indexHash = (seed != null) ? KeyHash.ofSeed(seed) : KeyHash.random();
		this.partitions = new Partitions(context(), indexHash, options.expectedEntries(),
				(partHash, share) -> kind.newPartition(context(), partHash, share));
		this.batches = new RecordBatches<>(context(), this.partitions, kind);
	}

	final RecordBatches<B> batches() {
		return this.batches;
	}

	final Partitions partitions() {
		return this.partitions;
	}

	final long updateAll(Update update, RecordWork<B> work, BatchKeys<B> keys, BatchValues<B> values, int length) {
		BulkCall call = this.calls.begin(update.operation(), length);
		try {
			return call.ended(this.batches.updateAll(update, work, keys, values, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	final long getAll(RecordWork<B> work, BatchKeys<B> keys, BatchValues<B> values, int length) {
		BulkCall call = this.calls.begin(BulkOperation.GET, length);
		try {
			return call.ended(this.batches.getAll(work, keys, values, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	final long containsAll(RecordWork<B> work, BatchKeys<B> keys, boolean @Nullable [] found, int offset, int length) {
		BulkCall call = this.calls.begin(BulkOperation.CONTAINS, length);
		try {
			return call.ended(this.batches.containsAll(work, keys, found, offset, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	final long removeAll(RecordWork<B> work, BatchKeys<B> keys, int length) {
		BulkCall call = this.calls.begin(BulkOperation.REMOVE, length);
		try {
			return call.ended(this.batches.removeAll(work, keys, length));
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
		return this.partitions.statistics(snapshotBytes());
	}

	/**
	 * Returns how much memory open snapshots of the map have.
	 * @return the number of bytes
	 */
	long snapshotBytes() {
		return 0;
	}

	@Override
	void release() {
		this.partitions.close();
	}

}
