package io.bulkmap.map;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.KeyHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Partitions}: batches that belong to several tables.
 */
class PartitionsTests {

	// Each of the 4 tables has about 263 groups, and so takes 1,841 entries.
	private static final int EXPECTED = 4000;

	private boolean exhausted;

	private final BulkMapOptions options = BulkMapOptions.defaults()
		.withPartitions(4)
		.withExpectedEntries(EXPECTED)
		.withHashSeed(3);

	private final OffHeapLongLongBulkMap map = map(this.options);

	@Test
	void batchThatDoesNotFitShouldChangeNothing() {
		putAll(0, EXPECTED, 1);
		this.exhausted = true;

		for (int i = 0; i < 5; i++) {
			assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> putAll(1000, 12_000, 2))
				.withMessageStartingWith("Map 'test' would need ");
		}

		checkValues(0, EXPECTED, 1);
		assertThat(this.map.size()).isEqualTo(EXPECTED);
		putAll(EXPECTED, 6400, 3);
		assertThat(this.map.size()).isEqualTo(6400);
		checkValues(EXPECTED, 6400, 3);
	}

	// The first partition promises room each time, the last one has none.
	@Test
	void promisesForBatchThatDoesNotFitShouldBeWithdrawn() {
		this.exhausted = true;
		KeyHash hash = KeyHash.ofSeed(3);
		long[] keys = LongStream
			.concat(LongStream.range(0, 100_000).filter((key) -> hash.rank(key) >>> 30 == 0).limit(500),
					LongStream.range(0, 100_000).filter((key) -> hash.rank(key) >>> 30 == 3).limit(3000))
			.toArray();

		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.putAll(keys, keys));
		}

		assertThat(this.map.size()).isZero();
		assertThat(putAll(0, 6400, 1)).isEqualTo(6400);
	}

	@Test
	void promisesShouldBeKeptAndForgotten() {
		this.exhausted = true;

		for (int from = 0; from < 6400; from += 100) {
			putAll(from, from + 100, 1);
			putAll(from, from + 100, 2);
		}

		assertThat(this.map.size()).isEqualTo(6400);
		checkValues(0, 6400, 2);
	}

	@Test
	void updatesOfAFullMapShouldNotNeedMemory() {
		putAll(0, EXPECTED, 1);
		this.exhausted = true;
		putAll(EXPECTED, 6400, 1);

		assertThat(putAll(0, 6400, 2)).isZero();

		checkValues(0, 6400, 2);
	}

	@ParameterizedTest
	@EnumSource
	void longBatchesShouldBeStoredInOrder(Update update) {
		SplittableRandom random = new SplittableRandom(1);
		long[] keys = random.longs(30_000, 0, 5000).toArray();
		long[] values = random.longs(30_000).toArray();
		OffHeapLongLongBulkMap one = map(this.options.withPartitions(1));

		assertThat(BulkUpdates.updateAll(this.map, update, keys, values))
			.isEqualTo(BulkUpdates.updateAll(one, update, keys, values));

		one.forEach((key, value) -> assertThat(this.map.get(key, -1)).isEqualTo(value));
		assertThat(this.map.size()).isEqualTo(one.size());
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "16777214, 1", "16777216, 2", "100000000, 8", "1000000000, 64" })
	void numberOfPartitionsShouldFollowTheExpectedEntries(long entries, int partitions) {
		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(entries);

		assertThat(Partitions.countFor(options)).isEqualTo(partitions);
		assertThat(Partitions.countFor(options.withPartitions(8))).isEqualTo(8);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 3, 6, 8192, Integer.MIN_VALUE })
	void numbersOfPartitionsThatAreNoPowerOfTwoShouldBeRefused(int count) {
		assertThatIllegalArgumentException().isThrownBy(() -> BulkMapOptions.defaults().withPartitions(count))
			.withMessage("'partitions' must be a power of two from 1 to 4096, or 0: " + count);
	}

	@Test
	void mapsOfManyPartitionsShouldWork() {
		OffHeapLongLongBulkMap many = map(BulkMapOptions.defaults().withPartitions(4096));
		long[] keys = LongStream.range(0, 50_000).toArray();

		assertThat(many.putAll(keys, keys)).isEqualTo(50_000);

		assertThat(many.getAll(keys, new long[50_000], -1)).isEqualTo(50_000);
		long[] sum = { 0 };
		many.forEach((key, value) -> sum[0] += value);
		assertThat(sum[0]).isEqualTo(50_000L * 49_999 / 2);
		assertThat(many.statistics().partitions()).isEqualTo(4096);
		many.close();
		assertThatIllegalStateException().isThrownBy(() -> many.putAll(keys, keys)).withMessage("Map 'test' is closed");
	}

	@Test
	void promisedRoomShouldNotBeGivenToOthers() {
		Partition partition = new Partition(
				new MapContext(this.map, "test", this.options, TestMaps.factory(new ExhaustibleKernel()), 1),
				KeyHash.ofSeed(1), 100);
		this.exhausted = true;
		partition.update(Update.PUT, 1, 1);

		assertThat(partition.promise(175)).isFalse();
		assertThat(partition.promise(174)).isTrue();
		assertThat(partition.promise(1)).isFalse();
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> partition.update(Update.PUT, 2, 2));
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> partition.updateAll(Update.PUT, new long[] { 2 }, new long[] { 2 }, 0, 1));
		assertThat(partition.update(Update.PUT, 1, 2)).isFalse();
		partition.withdrawPromise(174);
		assertThat(partition.update(Update.PUT, 2, 2)).isTrue();
	}

	private OffHeapLongLongBulkMap map(BulkMapOptions options) {
		return TestMaps.create("test", options, new ExhaustibleKernel());
	}

	private long putAll(int from, int to, long value) {
		return this.map.putAll(LongStream.range(from, to).toArray(),
				LongStream.generate(() -> value).limit(to - from).toArray());
	}

	private void checkValues(int from, int to, long value) {
		long[] values = new long[to - from];
		assertThat(this.map.getAll(LongStream.range(from, to).toArray(), values, -1)).isEqualTo(to - from);
		assertThat(values).containsOnly(value);
	}

	/**
	 * The Java kernel over memory that can be used up.
	 */
	private final class ExhaustibleKernel extends FakeKernel {

		ExhaustibleKernel() {
			super(Isa.JAVA);
		}

		@Override
		public OffHeapMemory memory() {
			return new DirectMemory((buffer) -> {
				if (PartitionsTests.this.exhausted) {
					throw new OutOfMemoryError("no memory left");
				}
				return 0;
			});
		}

	}

}
