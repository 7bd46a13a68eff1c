package io.bulkmap.map;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.RecordKernel;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.ChunkSource;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.UniversalHash;

/**
 * Records of one length, with keys of 16 bytes or none.
 *
 * @param format what they consist of
 * @param hash the hash of the keys
 * @param mask the bits of it that are used: all, but in tests of what happens to keys
 * with the same hash
 */
record FixedKind(RecordFormat format, UniversalHash hash, long mask) implements RecordKind<RecordBatch> {

	@Override
	public int pieceLength() {
		return RecordBatch.length(this.format);
	}

	@Override
	public void hashAll(BulkKernel kernel, RecordBatch piece, int count) {
		if (this.format.keyWords() > 0) {
			RecordKernel records = kernel.recordKernel();
			records.hashAll(this.hash, piece, count);
			for (int i = 0; this.mask != -1 && i < count; i++) {
				piece.hashes()[i] &= this.mask;
			}
		}
	}

	/**
	 * Returns the hash of one key.
	 * @param word0 first word of the key
	 * @param word1 second word of the key
	 * @return the hash
	 */
	long hash(long word0, long word1) {
		return this.hash.hash16(word0, word1) & this.mask;
	}

	@Override
	public void takeSorted(RecordBatch target, RecordBatch source, int[] order, int count) {
		target.takeSorted(source, order, this.format, count);
	}

	@Override
	public void takeUnsorted(RecordBatch target, RecordBatch source, int[] order, int count) {
		target.takeUnsorted(source, order, this.format, count);
	}

	@Override
	public void move(RecordBatch piece, int from, int to) {
		piece.move(this.format, from, to);
	}

	@Override
	public RecordStore<RecordBatch> newStore(ChunkSource memory, ByteRecords.Mover mover) {
		return new FixedStore(memory, this);
	}

	@Override
	public BatchPartition<RecordBatch> newPartition(MapContext context, KeyHash indexHash, long expectedEntries) {
		return this.format.fitsIndex() ? new IndexPartition(context, indexHash, expectedEntries)
				: RecordKind.super.newPartition(context, indexHash, expectedEntries);
	}

}
