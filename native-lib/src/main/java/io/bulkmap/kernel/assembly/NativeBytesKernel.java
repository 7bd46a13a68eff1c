package io.bulkmap.kernel.assembly;

import java.lang.ref.Reference;

import io.bulkmap.kernel.BytesKernel;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;

/**
 * Work on records of any length in assembly. What it is called with is at the beginning
 * of the memory of the batch, as {@code layout.h} says; places and hashes are in it, too.
 */
final class NativeBytesKernel implements BytesKernel {

	private final KernelFunctions functions;

	private final AssemblyCall assembly;

	NativeBytesKernel(KernelFunctions functions, AssemblyCall assembly) {
		this.functions = functions;
		this.assembly = assembly;
	}

	@Override
	public void hashAll(BytesHash hash, BytesBatch batch, int count) {
		MemoryRegion region = batch.region();
		hash.writeSecret(region, BytesBatch.SECRET);
		region.putLong(BatchLayout.BATCH_SECRET, region.address() + BytesBatch.SECRET);
		region.putLong(BatchLayout.BATCH_KEYS, region.address() + BytesBatch.KEY_RANGES);
		region.putLong(BatchLayout.BATCH_VALUES, region.address() + BytesBatch.HASHES);
		run(KernelFunction.HASH_ALL_BYTES, batch, count);
		batch.hashWords().written(0, count);
	}

	@Override
	public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
		describe(records, false, batch, from);
		return runOnPlaces(KernelFunction.READ_ALL_BYTES, records, batch, from, count);
	}

	@Override
	public int readAll(ByteRecords records, BytesBatch batch, int from, int count) {
		describe(records, true, batch, from);
		return runOnPlaces(KernelFunction.READ_ALL_BYTES, records, batch, from, count);
	}

	@Override
	public int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count) {
		describe(records, words, batch, from);
		MemoryRegion region = batch.region();
		region.putLong(BatchLayout.BATCH_CANDIDATES, region.address() + BytesBatch.CANDIDATES + 8L * from);
		batch.candidateWords().push(from, count);
		return runOnPlaces(KernelFunction.WRITE_ALL_BYTES, records, batch, from, count);
	}

	private static void describe(ByteRecords records, boolean words, BytesBatch batch, int from) {
		MemoryRegion region = batch.region();
		region.putLong(BatchLayout.BATCH_CHUNKS, records.directory());
		region.putLong(BatchLayout.BATCH_KEYS, region.address() + BytesBatch.KEY_RANGES + 8L * from);
		region.putLong(BatchLayout.BATCH_VALUES, region.address() + BytesBatch.VALUES + 8L * from);
		region.putLong(BatchLayout.BATCH_PLACES, region.address() + BytesBatch.PLACES + 8L * from);
		region.putShort(BatchLayout.BATCH_VALUE_WORDS, words ? 1 : 0);
	}

	private int runOnPlaces(KernelFunction function, ByteRecords records, BytesBatch batch, int from, int count) {
		batch.placeWords().push(from, count);
		try {
			int others = (int) run(function, batch, count);
			if (others > 0) {
				batch.placeWords().written(from, count);
			}
			return others;
		}
		finally {
			Reference.reachabilityFence(records);
		}
	}

	private long run(KernelFunction function, BytesBatch batch, int count) {
		MemoryRegion region = batch.region();
		MemoryRegion content = batch.content();
		region.putLong(BatchLayout.BATCH_CONTENT, content.address());
		region.putLong(BatchLayout.BATCH_COUNT, count);
		region.putLong(BatchLayout.BATCH_FUNCTION, this.functions.address(function));
		try {
			return this.assembly.call(region.address());
		}
		finally {
			Reference.reachabilityFence(region);
			Reference.reachabilityFence(content);
		}
	}

}
