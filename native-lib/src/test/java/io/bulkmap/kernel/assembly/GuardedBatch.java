package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

import com.sun.jna.Function;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.table.Capacity;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Batches in memory of their own, for a kernel that is watched: nothing but what the Java
 * kernel changes may change, and nothing outside the buffers may be read.
 */
final class GuardedBatch implements AutoCloseable {

	private static final long SEED = 0x67756172646564L;

	private static final int BATCH_BYTES = 64;

	private static final int GROUP_BYTES = 128;

	// What copy_groups needs instead of keys is aligned to cache lines.
	private static final int GROUP_ALIGNMENT = 64;

	private static final int ENTRIES_PER_GROUP = 5;

	static final int MAXIMUM_COUNT = 200;

	// How far keys and values can be moved.
	static final int MAXIMUM_SHIFT = 63;

	private static final long MISSING = 0x6d697373L;

	private final SplittableRandom random = new SplittableRandom(SEED);

	private final CheckedCall checkedCall = new CheckedCall(this.random);

	private final JavaKernel java = new JavaKernel();

	private final long entries; // that the table must have room for

	private final int tableBytes;

	private final GuardedMemory table;

	private final GuardedMemory batch = new GuardedMemory(BATCH_BYTES);

	private final GuardedMemory keys = new GuardedMemory(MAXIMUM_COUNT * GROUP_BYTES + GROUP_ALIGNMENT);

	private final GuardedMemory values = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES + MAXIMUM_SHIFT);

	/**
	 * Allocates the memory.
	 * @param entries how many entries the table must have room for
	 */
	GuardedBatch(long entries) {
		this.entries = entries;
		this.tableBytes = (int) Capacity.DEFAULT.bytesFor(entries);
		this.table = new GuardedMemory(this.tableBytes);
	}

	/**
	 * Runs one batch and checks the call, its result and all accessible memory.
	 * @param kernel the kernel
	 * @param operation what it does, such as {@code put_all_i64}
	 * @param count length of the batch
	 * @param placement where everything lies
	 */
	void check(Function kernel, String operation, int count, Placement placement) {
		boolean copiesGroups = operation.equals("copy_groups_i64");
		long[] known = known();
		Table expectedTable = table(known);
		Table source = source(count, expectedTable.room());
		long[] keys = copiesGroups ? groups(source, count) : keys(known, count);
		ByteBuffer values = values(count * bytesPerValue(operation));
		List.of(this.table, this.batch, this.keys, this.values).forEach(this::fill);
		int tableOffset = placement.of(this.table, this.tableBytes, 0);
		int batchOffset = placement.of(this.batch, BATCH_BYTES, 0);
		int keysOffset = placement.of(this.keys, keys.length * Long.BYTES,
				copiesGroups ? placement.keysShift() % 2 * GROUP_ALIGNMENT : placement.keysShift());
		int valuesOffset = placement.of(this.values, values.capacity(), placement.valuesShift());
		write(this.table.bytes(), tableOffset, expectedTable);
		write(this.keys.bytes(), keysOffset, keys);
		this.values.bytes().put(valuesOffset, values, 0, values.capacity());
		this.batch.bytes()
			.putLong(batchOffset + BatchLayout.BATCH_TABLE, this.table.address(tableOffset))
			.putLong(batchOffset + BatchLayout.BATCH_KEYS, this.keys.address(keysOffset))
			.putLong(batchOffset + BatchLayout.BATCH_VALUES, this.values.address(valuesOffset))
			.putLong(batchOffset + BatchLayout.BATCH_COUNT, count)
			.putLong(batchOffset + BatchLayout.BATCH_MISSING, MISSING);
		ByteBuffer expectedTableBytes = copy(this.table);
		ByteBuffer expectedBatchBytes = copy(this.batch);
		ByteBuffer expectedKeysBytes = copy(this.keys);
		ByteBuffer expectedValuesBytes = copy(this.values);

		CheckedCall.Outcome outcome = this.checkedCall.call(kernel, this.batch.address(batchOffset));

		long expectedResult = switch (operation) {
			case "add_all_i64" -> update(Update.ADD, expectedTable, keys, values);
			case "contains_all_i64" -> contains(expectedTable, keys, values);
			case "copy_groups_i64" -> copyGroups(source, expectedTable, count);
			case "get_all_i64" -> get(expectedTable, keys, values);
			case "get_or_put_all_i64" -> getOrPut(expectedTable, keys, values);
			case "max_all_i64" -> update(Update.MAX, expectedTable, keys, values);
			case "min_all_i64" -> update(Update.MIN, expectedTable, keys, values);
			case "put_all_i64" -> update(Update.PUT, expectedTable, keys, values);
			case "put_all_if_absent_i64" -> update(Update.PUT_IF_ABSENT, expectedTable, keys, values);
			case "remove_all_i64" -> this.java.removeAll(expectedTable, keys, 0, count);
			default -> throw new AssertionError("this test does not know what " + operation + " does");
		};
		write(expectedTableBytes, tableOffset, expectedTable);
		expectedValuesBytes.put(valuesOffset, values, 0, values.capacity());
		String situation = "%s of %d, %s".formatted(kernel.getName(), count, placement);
		assertThat(outcome.changes()).as(situation).isEmpty();
		assertThat(outcome.result()).as(situation).isEqualTo(expectedResult);
		assertThat(this.table.bytes()).as("table after " + situation).isEqualTo(expectedTableBytes);
		assertThat(this.batch.bytes()).as("batch after " + situation).isEqualTo(expectedBatchBytes);
		assertThat(this.keys.bytes()).as("keys after " + situation).isEqualTo(expectedKeysBytes);
		assertThat(this.values.bytes()).as("values after " + situation).isEqualTo(expectedValuesBytes);
	}

	// A kernel that takes no values gets the address of none.
	private static int bytesPerValue(String operation) {
		return switch (operation) {
			case "contains_all_i64" -> 1;
			case "copy_groups_i64", "remove_all_i64" -> 0;
			default -> Long.BYTES;
		};
	}

	private long update(Update update, Table table, long[] keys, ByteBuffer values) {
		long[] longs = new long[keys.length];
		values.asLongBuffer().get(longs);
		return this.java.updateAll(update, table, keys, longs, 0, keys.length);
	}

	private long getOrPut(Table table, long[] keys, ByteBuffer values) {
		long[] longs = new long[keys.length];
		values.asLongBuffer().get(longs);
		int done = this.java.getOrPutAll(table, keys, longs, 0, keys.length);
		values.asLongBuffer().put(longs);
		return done;
	}

	private long get(Table table, long[] keys, ByteBuffer values) {
		long[] longs = new long[keys.length];
		int hits = this.java.getAll(table, keys, longs, MISSING, 0, keys.length);
		values.asLongBuffer().put(longs);
		return hits;
	}

	private long contains(Table table, long[] keys, ByteBuffer values) {
		boolean[] found = new boolean[keys.length];
		int hits = this.java.containsAll(table, keys, found, 0, keys.length);
		for (int i = 0; i < keys.length; i++) {
			values.put(i, (byte) (found[i] ? 1 : 0));
		}
		return hits;
	}

	private long copyGroups(Table source, Table target, int count) {
		long before = target.size();
		this.java.copyGroups(source, target, 0, count);
		return target.size() - before;
	}

	// Half of the keys are in the table, as far as it has room; often key 0 is too.
	private Table table(long[] known) {
		Table table = Table.create(DirectMemory.withoutAddresses(), KeyHash.ofSeed(this.random.nextLong()),
				this.entries);
		for (int i = 0; i < known.length; i += 2) {
			table.put(known[i], this.random.nextLong());
		}
		return table;
	}

	private long[] known() {
		long[] known = this.random.longs(MAXIMUM_COUNT).toArray();
		known[this.random.nextInt(known.length)] = 0;
		return known;
	}

	// With hits, misses and repetitions.
	private long[] keys(long[] known, int count) {
		return this.random.ints(count, 0, known.length).mapToLong((i) -> known[i]).toArray();
	}

	// Some groups with as many entries as the target has room for at the most.
	private Table source(int count, long room) {
		long limit = (long) count * ENTRIES_PER_GROUP;
		Table source = Table.create(DirectMemory.withoutAddresses(), KeyHash.ofSeed(this.random.nextLong()), limit);
		long size = this.random.nextLong(Math.min(room, limit) + 1);
		while (source.size() < size) {
			source.put(this.random.nextLong(), this.random.nextLong());
		}
		return source;
	}

	private static long[] groups(Table table, int count) {
		long[] groups = new long[count * GROUP_BYTES / Long.BYTES];
		table.region().longs(GROUP_BYTES, groups.length).get(groups); // behind the header
		return groups;
	}

	private ByteBuffer values(int bytes) {
		byte[] values = new byte[bytes];
		this.random.nextBytes(values);
		return ByteBuffer.wrap(values).order(ByteOrder.nativeOrder());
	}

	private void fill(GuardedMemory memory) {
		ByteBuffer bytes = memory.bytes();
		while (bytes.hasRemaining()) {
			bytes.putLong(this.random.nextLong());
		}
	}

	private static void write(ByteBuffer target, int offset, Table table) {
		int longs = (int) (table.region().size() / Long.BYTES);
		long[] content = new long[longs];
		table.region().longs(0, longs).get(content);
		write(target, offset, content);
	}

	private static void write(ByteBuffer target, int offset, long[] content) {
		for (int i = 0; i < content.length; i++) {
			target.putLong(offset + i * Long.BYTES, content[i]);
		}
	}

	private static ByteBuffer copy(GuardedMemory memory) {
		ByteBuffer copy = ByteBuffer.allocate(memory.size()).order(ByteOrder.nativeOrder());
		return copy.put(memory.bytes()).clear();
	}

	@Override
	public void close() {
		List.of(this.table, this.batch, this.keys, this.values).forEach(GuardedMemory::close);
	}

	/**
	 * Where the buffers of a batch lie in their memory.
	 *
	 * @param atEnd whether they end where the memory ends, or start where it starts
	 * @param keysShift by how many bytes the keys are moved away from there
	 * @param valuesShift by how many bytes the values are
	 */
	record Placement(boolean atEnd, int keysShift, int valuesShift) {

		int of(GuardedMemory memory, int bytes, int shift) {
			return this.atEnd ? memory.size() - bytes - shift : shift;
		}

	}

}
