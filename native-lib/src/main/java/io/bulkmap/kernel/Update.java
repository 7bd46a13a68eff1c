package io.bulkmap.kernel;

import io.bulkmap.BulkOperation;
import io.bulkmap.table.Table;

/**
 * What becomes of the value of a key that a batch gives a value for. A new key gets the
 * value of the batch in any case.
 */
public enum Update {

	/**
	 * The value of the batch.
	 */
	PUT(BulkOperation.PUT),

	/**
	 * The value that is there.
	 */
	PUT_IF_ABSENT(BulkOperation.PUT_IF_ABSENT),

	/**
	 * The sum of both, modulo 2^64.
	 */
	ADD(BulkOperation.ADD),

	/**
	 * The smaller one.
	 */
	MIN(BulkOperation.MIN),

	/**
	 * The larger one.
	 */
	MAX(BulkOperation.MAX);

	private final BulkOperation operation;

	Update(BulkOperation operation) {
		this.operation = operation;
	}

	/**
	 * Returns the operation that does this for a batch.
	 * @return the operation
	 */
	public BulkOperation operation() {
		return this.operation;
	}

	/**
	 * Does this for one entry.
	 * @param table the table
	 * @param key any key
	 * @param value any value
	 * @return {@code false} if the key is new and the table has no room for it; nothing
	 * is changed then
	 */
	public boolean apply(Table table, long key, long value) {
		return switch (this) {
			case PUT -> table.put(key, value);
			case PUT_IF_ABSENT -> table.putIfAbsent(key, value);
			case ADD -> table.add(key, value);
			case MIN -> table.min(key, value);
			case MAX -> table.max(key, value);
		};
	}

	/**
	 * Returns what becomes of a value.
	 * @param present the value that is there
	 * @param given the value of the batch
	 * @return the value that is to be there
	 */
	public long combine(long present, long given) {
		return switch (this) {
			case PUT -> given;
			case PUT_IF_ABSENT -> present;
			case ADD -> present + given;
			case MIN -> Math.min(present, given);
			case MAX -> Math.max(present, given);
		};
	}

}
