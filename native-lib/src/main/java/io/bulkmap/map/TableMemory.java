package io.bulkmap.map;

import io.bulkmap.MapCapacityException;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;

/**
 * The memory of one growing table, as the account of its map has it.
 * <p>
 * Not synchronised.
 */
final class TableMemory {

	private final MapContext context;

	private long charged;

	TableMemory(MapContext context) {
		this.context = context;
	}

	/**
	 * Returns how much the account has for the table, and for the one that it moves to.
	 * @return the number of bytes
	 */
	long bytes() {
		return this.charged;
	}

	/**
	 * Finds out how large a table there may be besides the present one.
	 * @param wanted the most entries that it is to have room for
	 * @return the number of entries that there is memory for: not more than the
	 * partition's share, or others could not grow
	 */
	long affordable(long wanted) {
		long available = this.context.availableBytes(this.charged);
		long affordable = 0;
		for (long most = wanted; affordable < most;) {
			long middle = most - (most - affordable) / 2;
			if (extraBytes(middle) <= available) {
				affordable = middle;
			}
			else {
				most = middle - 1;
			}
		}
		return affordable;
	}

	/**
	 * Creates a table.
	 * @param hash its secrets
	 * @param entries how many entries it has room for
	 * @return the table
	 * @throws MapCapacityException if a limit or the machine is against it
	 */
	Table createTable(KeyHash hash, long entries) {
		this.context.checkEntries(entries);
		long extra = extraBytes(entries);
		Table created = this.context.createTable(hash, entries, extra);
		this.charged += extra;
		return created;
	}

	// Where memory is given back piece by piece, a table and its successor never take
	// more
	// together than the larger one of them.
	private long extraBytes(long entries) {
		long bytes = this.context.bytesFor(Math.min(entries, this.context.capacity().maximumEntries()));
		return this.context.givesBack() ? Math.max(0, bytes - this.charged) : bytes;
	}

	/**
	 * Credits the account with what a table does not take.
	 * @param table the one that is left
	 */
	void keepOnly(Table table) {
		long bytes = this.context.bytesFor(table.growthLimit());
		this.context.credit(this.charged - bytes);
		this.charged = bytes;
	}

	/**
	 * Credits the account with everything.
	 */
	void credit() {
		this.context.credit(this.charged);
		this.charged = 0;
	}

}
