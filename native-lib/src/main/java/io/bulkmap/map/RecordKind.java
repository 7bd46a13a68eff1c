package io.bulkmap.map;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.ChunkSource;
import io.bulkmap.record.Piece;
import io.bulkmap.table.KeyHash;

/**
 * What the records of a map are like: all that its partitions have to know of keys and
 * values.
 *
 * @param <B> what a piece of a batch is
 */
interface RecordKind<B extends Piece> {

	/**
	 * Returns how many entries fit into a piece.
	 * @return the number of entries, at most {@link Piece#LENGTH}
	 */
	int pieceLength();

	/**
	 * Writes the hashes of the keys of a piece to its array.
	 * @param kernel what computes them
	 * @param piece has the keys
	 * @param count how many
	 */
	void hashAll(BulkKernel kernel, B piece, int count);

	/**
	 * Takes the entries of another piece, in another order.
	 * @param target receives them
	 * @param source the other piece
	 * @param order the new place of each entry
	 * @param count number of entries
	 */
	void takeSorted(B target, B source, int[] order, int count);

	/**
	 * Takes values and places of another piece back into the order that
	 * {@link #takeSorted} has changed.
	 * @param target receives them
	 * @param source the other piece
	 * @param order the place of each entry there
	 * @param count number of entries
	 */
	void takeUnsorted(B target, B source, int[] order, int count);

	/**
	 * Copies key, value and hash of an entry to a place before it in the same piece.
	 * @param piece the piece
	 * @param from number of the entry
	 * @param to its new number, at most {@code from}
	 */
	void move(B piece, int from, int to);

	/**
	 * Creates a store of records.
	 * @param memory where its memory comes from
	 * @param mover is told which records move when room is made
	 * @return an empty store
	 */
	RecordStore<B> newStore(ChunkSource memory, ByteRecords.Mover mover);

	/**
	 * Creates a partition.
	 * @param context context of the map
	 * @param indexHash hash of its index
	 * @param expectedEntries how many entries there is room for
	 * @return an empty partition
	 */
	default BatchPartition<B> newPartition(MapContext context, KeyHash indexHash, long expectedEntries) {
		return new RecordPartition<>(context, indexHash, expectedEntries, this);
	}

}
