package io.bulkmap.map;

import io.bulkmap.record.Piece;
import io.bulkmap.table.TableCursor;

/**
 * A cursor over the records of a map. It locks a partition for some hundred records at a
 * time, which it copies, and never while a caller's code runs.
 *
 * @param <B> what a piece of a batch of the map is
 */
abstract class RecordCursor<B extends Piece> {

	private final Partitions partitions;

	private final TableCursor index = new TableCursor(Piece.LENGTH);

	// The partition that the cursor is in, and whether it has looked for hash 0 there.
	private int partition;

	private boolean zeroIsDone;

	private int count;

	private int next;

	RecordCursor(Partitions partitions) {
		this.partitions = partitions;
		partitions.checkUsable();
	}

	/**
	 * Goes on by one record.
	 * @return {@code false} at the end
	 */
	final boolean advance() {
		return hasNext() && this.next++ >= 0;
	}

	/**
	 * Tells whether there is a record to go on to, and copies the next ones if need be,
	 * instead of the current one.
	 * @return {@code false} at the end
	 */
	final boolean hasNext() {
		while (this.next == this.count && this.partition < this.partitions.count()) {
			this.next = 0;
			this.count = 0;
			fill(partition());
		}
		return this.next < this.count;
	}

	@SuppressWarnings("unchecked") // the map has made them all
	private RecordPartition<B> partition() {
		return (RecordPartition<B>) this.partitions.get(this.partition);
	}

	private void fill(RecordPartition<B> current) {
		if (!this.zeroIsDone) {
			this.zeroIsDone = true;
			current.fillZero(this.index, this);
		}
		else if (!this.index.isAtEnd()) {
			current.fill(this.index, this);
		}
		else {
			this.index.rewind();
			this.zeroIsDone = false;
			this.partition++;
		}
	}

	/**
	 * Copies the records that a cursor over the index leads to.
	 * @param cursor has their places
	 * @param store has them
	 */
	final void take(TableCursor cursor, RecordStore<B> store) {
		this.count = cursor.count();
		copy(cursor, store);
	}

	/**
	 * Copies the records that a cursor over the index leads to, instead of those copied
	 * before.
	 * @param cursor has their places
	 * @param store has them
	 */
	abstract void copy(TableCursor cursor, RecordStore<B> store);

	/**
	 * Returns the number in the index that leads to the record that {@link #advance()}
	 * has come to.
	 * @return the number
	 */
	final long number() {
		return this.index.key(current());
	}

	/**
	 * Returns the number of the record that {@link #advance()} has come to, of those that
	 * were copied last.
	 * @return the number, from 0 on
	 */
	final int current() {
		return this.next - 1;
	}

}
