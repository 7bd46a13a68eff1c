package io.bulkmap.map;

import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * Working place of one bulk call on records at a time: a piece of its batch, and the same
 * sorted by partition, if there are several.
 */
final class RecordWork {

	/**
	 * The piece in the order of the call.
	 */
	final RecordBatch batch;

	private final OffHeapMemory memory;

	private @Nullable RecordBatch sorted;

	private @Nullable SplitBatch split;

	private boolean isSorted;

	private int count;

	RecordWork(OffHeapMemory memory) {
		this.memory = memory;
		this.batch = new RecordBatch(memory);
	}

	/**
	 * Sorts the piece by partition.
	 * @param partitions the partitions
	 * @param format format of the entries
	 * @param length number of entries
	 * @return the sorted piece, which may be the same
	 */
	RecordBatch sort(Partitions partitions, RecordFormat format, int length) {
		this.count = length;
		this.isSorted = partitions.count() > 1;
		if (!this.isSorted) {
			return this.batch;
		}
		SplitBatch order = this.split;
		RecordBatch target = this.sorted;
		if (order == null) {
			order = new SplitBatch();
			this.split = order;
		}
		if (target == null) {
			target = new RecordBatch(this.memory);
			this.sorted = target;
		}
		partitions.sort(order, this.batch.hashes(), 0, length);
		target.takeSorted(this.batch, order.places(), format, length);
		return target;
	}

	/**
	 * Brings values and places back into the order of the call.
	 * @param format format of the entries
	 */
	void unsort(RecordFormat format) {
		if (this.isSorted && this.split != null && this.sorted != null) {
			this.batch.takeUnsorted(this.sorted, this.split.places(), format, this.count);
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
