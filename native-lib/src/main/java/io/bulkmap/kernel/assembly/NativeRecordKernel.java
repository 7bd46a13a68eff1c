package io.bulkmap.kernel.assembly;

import java.lang.ref.Reference;

import io.bulkmap.kernel.RecordKernel;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

/**
 * Work on records in assembly. What it is called with, {@code struct batch} of
 * {@code layout.h}, is at the beginning of the memory of the batch; places and hashes are
 * in it, too.
 */
final class NativeRecordKernel implements RecordKernel {

	// Records that are spread over less stay in the L2 cache: they need not be asked for.
	private static final long NEAR_BYTES = 1 << 20;

	// Those that are spread over more leave the L3 cache, too.
	private static final long FAR_BYTES = 1 << 24;

	// How many records to ask for before their turn.
	private static final int AHEAD = 32;

	private static final int FAR_AHEAD = 64;

	// Of records that are in more than three cache lines.
	private static final int LONG_AHEAD = 16;

	private static final int LONG_WORDS = 17;

	private final KernelFunctions functions;

	private final AssemblyCall assembly;

	NativeRecordKernel(KernelFunctions functions, AssemblyCall assembly) {
		this.functions = functions;
		this.assembly = assembly;
	}

	@Override
	public void hashAll(UniversalHash hash, RecordBatch batch, int count) {
		MemoryRegion region = batch.region();
		hash.writeSecret(region, RecordBatch.SECRET);
		region.putLong(BatchLayout.BATCH_SECRET, region.address() + RecordBatch.SECRET);
		region.putLong(BatchLayout.BATCH_KEYS, region.address() + RecordBatch.KEYS);
		region.putLong(BatchLayout.BATCH_VALUES, region.address() + RecordBatch.HASHES);
		run(KernelFunction.HASH_ALL, region, count);
		batch.hashWords().written(0, count);
	}

	@Override
	public int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
		describe(records, format.keyWords(), 0, batch, from);
		return runOnPlaces(KernelFunction.READ_ALL, records, batch, from, count);
	}

	@Override
	public int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
		describe(records, format.keyWords(), format.valueWords(), batch, from);
		return runOnPlaces(KernelFunction.READ_ALL, records, batch, from, count);
	}

	@Override
	public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
			int count) {
		describe(records, format.keyWords(), format.valueWords(), batch, from);
		MemoryRegion region = batch.region();
		region.putLong(BatchLayout.BATCH_CANDIDATES, region.address() + RecordBatch.CANDIDATES + 8L * from);
		region.putShort(BatchLayout.BATCH_OLD_VALUE_WORDS, replace ? format.valueWords() : 0);
		batch.candidateWords().push(from, count);
		return runOnPlaces(KernelFunction.WRITE_ALL, records, batch, from, count);
	}

	private static void describe(FixedRecords records, int keyWords, int valueWords, RecordBatch batch, int from) {
		MemoryRegion region = batch.region();
		region.putLong(BatchLayout.BATCH_CHUNKS, records.directory());
		region.putLong(BatchLayout.BATCH_KEYS, region.address() + RecordBatch.KEYS + 16L * from);
		region.putLong(BatchLayout.BATCH_VALUES, region.address() + RecordBatch.VALUES + 8L * valueWords * from);
		region.putLong(BatchLayout.BATCH_PLACES, region.address() + RecordBatch.PLACES + 8L * from);
		region.putShort(BatchLayout.BATCH_KEY_WORDS, keyWords);
		region.putShort(BatchLayout.BATCH_VALUE_WORDS, valueWords);
		region.putShort(BatchLayout.BATCH_AHEAD, ahead(records, keyWords + valueWords));
	}

	private static int ahead(FixedRecords records, int words) {
		if (records.extent() <= NEAR_BYTES) {
			return 0;
		}
		if (words >= LONG_WORDS) {
			return LONG_AHEAD;
		}
		return (records.extent() > FAR_BYTES) ? FAR_AHEAD : AHEAD;
	}

	private int runOnPlaces(KernelFunction function, FixedRecords records, RecordBatch batch, int from, int count) {
		batch.placeWords().push(from, count);
		try {
			int others = (int) run(function, batch.region(), count);
			if (others > 0) {
				batch.placeWords().written(from, count);
			}
			return others;
		}
		finally {
			Reference.reachabilityFence(records);
		}
	}

	private long run(KernelFunction function, MemoryRegion region, int count) {
		region.putLong(BatchLayout.BATCH_COUNT, count);
		region.putLong(BatchLayout.BATCH_FUNCTION, this.functions.address(function));
		try {
			return this.assembly.call(region.address());
		}
		finally {
			Reference.reachabilityFence(region);
		}
	}

}
