package io.bulkmap.map;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.ChunkSource;
import io.bulkmap.table.BytesHash;

/**
 * Records of any length, with keys of some bytes, and values of some bytes or one word.
 *
 * @param words whether a value is a word
 * @param hash the hash of the keys
 * @param mask the bits of it that are used: all, but in tests of what happens to keys
 * with the same hash
 */
record BytesKind(boolean words, BytesHash hash, long mask) implements RecordKind<BytesBatch> {

	@Override
	public int pieceLength() {
		return BytesBatch.LENGTH;
	}

	@Override
	public void hashAll(BulkKernel kernel, BytesBatch piece, int count) {
		kernel.bytesKernel().hashAll(this.hash, piece, count);
		for (int i = 0; this.mask != -1 && i < count; i++) {
			piece.hashes()[i] &= this.mask;
		}
	}

	@Override
	public void takeSorted(BytesBatch target, BytesBatch source, int[] order, int count) {
		target.share(source);
		for (int i = 0; i < count; i++) {
			target.take(order[i], source, i);
		}
	}

	@Override
	public void takeUnsorted(BytesBatch target, BytesBatch source, int[] order, int count) {
		target.share(source);
		for (int i = 0; i < count; i++) {
			target.places()[i] = source.places()[order[i]];
			if (this.words) {
				target.valueWord(i, source.valueWord(order[i]));
			}
			else {
				target.results()[i] = source.results()[order[i]];
				source.results()[order[i]] = null;
			}
		}
	}

	@Override
	public void move(BytesBatch piece, int from, int to) {
		piece.take(to, piece, from);
	}

	@Override
	public RecordStore<BytesBatch> newStore(ChunkSource memory, ByteRecords.Mover mover) {
		return new BytesStore(memory, mover, this);
	}

}
