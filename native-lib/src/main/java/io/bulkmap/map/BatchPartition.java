package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.Piece;
import io.bulkmap.record.PieceWords;
import io.bulkmap.table.KeyHash;

/**
 * A partition that takes a batch piece by piece, from one who has taken its lock.
 *
 * @param <B> what a piece of a batch is
 */
abstract class BatchPartition<B extends Piece> extends Partition {

	BatchPartition(MapContext context, KeyHash hash, long expectedEntries) {
		super(context, hash, expectedEntries);
	}

	/**
	 * Asks the table for the values of the keys that are the hashes of a piece.
	 * @param piece has the hashes, unless the table is empty
	 * @param values receives the values; words of the same piece
	 * @param missing what an absent key gets
	 * @param from the first key
	 * @param count how many
	 * @return how many there are
	 */
	final int lookUp(B piece, PieceWords values, long missing, int from, int count) {
		if (entries().size() == 0) {
			Arrays.fill(values.array(), from, from + count, missing);
			return 0;
		}
		DirectKernel direct = entries().directKernel(count);
		if (direct == null) {
			return (int) entries().getAll(piece.hashes(), values.array(), missing, from, count);
		}
		piece.hashWords().push(from, count);
		int found = (int) entries().getAll(direct, piece.hashWords(), values, missing, from, count);
		values.written(from, count);
		return found;
	}

	/**
	 * Removes the keys that are the hashes of a piece from the table.
	 * @param piece has the hashes
	 * @param from the first key
	 * @param count how many
	 * @return how many there were
	 */
	final int removeHashes(B piece, int from, int count) {
		DirectKernel direct = entries().directKernel(count);
		if (direct == null) {
			return (int) entries().removeAll(piece.hashes(), from, count);
		}
		piece.hashWords().push(from, count);
		return (int) entries().removeAll(direct, piece.hashWords(), from, count);
	}

	/**
	 * Tells whether there is room for some entries, whatever their keys.
	 * @param count how many
	 * @param bytes how much their keys and values take in records of any length
	 * @param longest how much the longest one takes there
	 * @return {@code false} if it depends on which keys are new
	 */
	abstract boolean hasRoomFor(int count, long bytes, long longest);

	/**
	 * Finds out what the entries of a piece need; equal new keys each time.
	 * @param update what becomes of the values of old keys
	 * @param piece the piece; has no hashes if the partition is empty
	 * @param from the first entry
	 * @param count how many
	 * @param need receives it
	 */
	abstract void need(Update update, B piece, int from, int count, RecordNeed need);

	/**
	 * Makes room.
	 * @param need for what
	 * @throws io.bulkmap.MapCapacityException if there is no memory; nothing that anybody
	 * could look up has changed then
	 */
	abstract void makeRoomFor(RecordNeed need);

	/**
	 * Is told that a call has ended.
	 */
	abstract void settle();

	/**
	 * Finds the records of the keys of a piece.
	 * @param piece receives their places, or {@link Piece#ABSENT}
	 * @param from the first key
	 * @param count how many
	 * @return how many there are
	 */
	abstract int find(B piece, int from, int count);

	/**
	 * Looks up the values of a piece.
	 * @param piece receives them, and the places of their records or {@link Piece#ABSENT}
	 * @param from the first key
	 * @param count how many
	 * @return how many there are
	 */
	abstract int get(B piece, int from, int count);

	/**
	 * Stores a piece, in order, and leaves nothing of it. There is room for what it
	 * needs.
	 * @param update what becomes of the values of old keys
	 * @param piece the piece
	 * @param from the first entry
	 * @param count how many
	 * @param roomForAll whether there is room as if all keys of the batch were new
	 * @return how many keys are new
	 * @throws IllegalStateException if there was no room after all
	 */
	abstract int store(Update update, B piece, int from, int count, boolean roomForAll);

	/**
	 * Removes the entries with the keys of a piece.
	 * @param piece the piece
	 * @param from the first key
	 * @param count how many
	 * @return how many there were
	 */
	abstract int remove(B piece, int from, int count);

}
