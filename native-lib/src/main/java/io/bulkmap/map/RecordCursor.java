package io.bulkmap.map;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.TableCursor;

/**
 * A cursor over the records of a map. It locks a partition for some hundred records at a
 * time, which it copies, and never while a caller's code runs.
 */
final class RecordCursor {

	private final Partitions partitions;

	private final RecordFormat format;

	private final TableCursor index = new TableCursor(RecordBatch.LENGTH);

	// The partition that the cursor is in, and whether it has looked for hash 0 there.
	private int partition;

	private boolean zeroIsDone;

	// Records, word by word.
	private long[] words = new long[0];

	private int count;

	private int next;

	RecordCursor(Partitions partitions, RecordFormat format) {
		this.partitions = partitions;
		this.format = format;
		partitions.checkUsable();
	}

	/**
	 * Goes on by one record.
	 * @return {@code false} at the end
	 */
	boolean advance() {
		while (this.next == this.count && this.partition < this.partitions.count()) {
			this.next = 0;
			this.count = 0;
			fill((RecordPartition) this.partitions.get(this.partition));
		}
		return this.next < this.count && this.next++ >= 0;
	}

	/**
	 * Returns a word of the record that {@link #advance()} has come to.
	 * @param word number of the word in the record
	 * @return the word
	 */
	long word(int word) {
		return this.words[(this.next - 1) * recordWords() + word];
	}

	/**
	 * Returns the number that leads to that record.
	 * @return the number in the index
	 */
	long number() {
		return this.index.key(this.next - 1);
	}

	private int recordWords() {
		return this.format.keyWords() + this.format.valueWords();
	}

	private void fill(RecordPartition current) {
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
	 * @param records has them
	 */
	void take(TableCursor cursor, FixedRecords records) {
		int recordWords = recordWords();
		this.count = cursor.count();
		if (this.words.length < this.count * recordWords) {
			this.words = new long[this.count * recordWords];
		}
		for (int i = 0; i < this.count; i++) {
			long place = cursor.value(i);
			MemoryRegion record = records.region(place);
			int offset = FixedRecords.offset(place);
			for (int word = 0; word < recordWords; word++) {
				this.words[i * recordWords + word] = record.getLong(offset + word * Long.BYTES);
			}
		}
	}

}
