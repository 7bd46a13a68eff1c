package io.bulkmap.map;

import java.util.Arrays;
import java.util.function.Supplier;

import io.bulkmap.record.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Working place of one call on records at a time: a piece of its batch, and the same
 * sorted by partition, if there are several. A subclass has what holds the arguments of
 * the call, whatever they are, so that no call makes objects.
 *
 * @param <B> what a piece is
 */
abstract class RecordWork<B extends Piece> implements AutoCloseable {

	/**
	 * The piece in the order of the call.
	 */
	final B piece;

	/**
	 * Those of the locks of the call.
	 */
	final LockStamps stamps = new LockStamps();

	private final Supplier<B> pieces;

	private RecordNeed[] needs = {};

	private @Nullable B sorted;

	private @Nullable SplitBatch split;

	private boolean isSorted;

	private int count;

	RecordWork(Supplier<B> pieces) {
		this.pieces = pieces;
		this.piece = pieces.get();
	}

	/**
	 * Keeps nothing of the caller, and is there for the next call.
	 */
	@Override
	public abstract void close();

	/**
	 * Returns what counts the needs of the call.
	 * @param partitions number of partitions
	 * @return one for each partition, or more; they need nothing yet
	 */
	RecordNeed[] needs(int partitions) {
		if (this.needs.length < partitions) {
			this.needs = new RecordNeed[partitions];
			Arrays.setAll(this.needs, (i) -> new RecordNeed());
		}
		for (int i = 0; i < partitions; i++) {
			this.needs[i].clear();
		}
		return this.needs;
	}

	/**
	 * Sorts the piece by partition.
	 * @param partitions the partitions
	 * @param kind what the entries are
	 * @param length number of entries
	 * @return the sorted piece, which may be the same
	 */
	B sort(Partitions partitions, RecordKind<B> kind, int length) {
		this.count = length;
		this.isSorted = partitions.count() > 1;
		if (!this.isSorted) {
			return this.piece;
		}
		SplitBatch order = this.split;
		B target = this.sorted;
		if (order == null) {
			order = new SplitBatch();
			this.split = order;
		}
		if (target == null) {
			target = this.pieces.get();
			this.sorted = target;
		}
		partitions.sort(order, this.piece.hashes(), 0, length);
		kind.takeSorted(target, this.piece, order.places(), length);
		return target;
	}

	/**
	 * Brings values and places back into the order of the call.
	 * @param kind what the entries are
	 */
	void unsort(RecordKind<B> kind) {
		if (this.isSorted && this.split != null && this.sorted != null) {
			kind.takeUnsorted(this.piece, this.sorted, this.split.places(), this.count);
		}
	}

	/**
	 * Tells which keys of the piece were found, in the order of the call.
	 * @param found receives the answers
	 * @param offset where, in that array
	 */
	void readFound(boolean[] found, int offset) {
		for (int i = 0; i < this.count; i++) {
			long place = (this.isSorted && this.split != null && this.sorted != null)
					? this.sorted.places()[this.split.places()[i]] : this.piece.places()[i];
			found[offset + i] = place != Piece.ABSENT;
		}
	}

	/**
	 * Returns where the entries of a partition begin in the sorted piece.
	 * @param partition number of the partition
	 * @return the number of the first entry
	 */
	int begin(int partition) {
		return (this.isSorted && this.split != null) ? this.split.begin(partition) : 0;
	}

	/**
	 * Returns how many entries of the sorted piece belong to a partition.
	 * @param partition number of the partition
	 * @return the number of entries
	 */
	int count(int partition) {
		return (this.isSorted && this.split != null) ? this.split.count(partition) : this.count;
	}

}
