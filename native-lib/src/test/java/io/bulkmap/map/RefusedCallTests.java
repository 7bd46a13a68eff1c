package io.bulkmap.map;

import java.nio.LongBuffer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.table.Table;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for the calls that {@link OffHeapLongLongBulkMap} refuses: no kernel gets them,
 * and nothing is changed.
 */
class RefusedCallTests {

	private final SpyKernel kernel = new SpyKernel();

	private final LongLongBulkMap map = TestMaps.create("test", BulkMapOptions.defaults().withExpectedEntries(100),
			this.kernel);

	private final long[] three = new long[3];

	private final long[] five = new long[5];

	private final long[] nine = new long[9];

	@BeforeEach
	void storeOneEntry() {
		this.map.put(0, 77);
	}

	@AfterEach
	void noKernelShouldHaveBeenCalled() {
		assertThat(this.kernel.calls).isZero();
	}

	private void theEntryShouldBeThere() {
		assertThat(this.map.size()).isOne();
		assertThat(this.map.get(0, -1)).isEqualTo(77);
	}

	@ParameterizedTest
	@EnumSource
	void updateAllWhenAnArrayIsNullShouldRefuse(Update update) {
		refusesNull("keys", () -> BulkUpdates.updateAll(this.map, update, (long[]) null, this.three));
		refusesNull("values", () -> BulkUpdates.updateAll(this.map, update, this.three, (long[]) null));
		refusesNull("keys", () -> BulkUpdates.updateAll(this.map, update, null, this.three, 0, 1));
		refusesNull("values", () -> BulkUpdates.updateAll(this.map, update, this.three, null, 0, 1));
		theEntryShouldBeThere();
	}

	@Test
	void lookUpWhenAnArrayIsNullShouldRefuse() {
		refusesNull("keys", () -> this.map.getAll(null, this.three, 0));
		refusesNull("values", () -> this.map.getAll(this.three, null, 0));
		refusesNull("keys", () -> this.map.getAll(null, this.three, 0, 0, 1));
		refusesNull("values", () -> this.map.getAll(this.three, null, 0, 0, 1));
		refusesNull("keys", () -> this.map.containsAll((long[]) null, new boolean[3]));
		refusesNull("found", () -> this.map.containsAll(this.three, null));
		refusesNull("keys", () -> this.map.containsAll((long[]) null, new boolean[3], 0, 1));
		refusesNull("found", () -> this.map.containsAll(this.three, null, 0, 1));
		theEntryShouldBeThere();
	}

	@Test
	void removeAllWhenTheArrayIsNullShouldRefuse() {
		refusesNull("keys", () -> this.map.removeAll((long[]) null));
		refusesNull("keys", () -> this.map.removeAll(null, 0, 1));
		theEntryShouldBeThere();
	}

	@ParameterizedTest
	@EnumSource
	void updateAllOfBuffersThatCannotBeShouldRefuse(Update update) {
		LongBuffer three = LongBuffer.wrap(this.three);
		refusesNull("keys", () -> BulkUpdates.updateAll(this.map, update, null, three));
		refusesNull("values", () -> BulkUpdates.updateAll(this.map, update, three, (LongBuffer) null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BulkUpdates.updateAll(this.map, update, three, three.slice(0, 2)))
			.withMessage("'keys' and 'values' must have the same number of elements: 3 != 2");
		theEntryShouldBeThere();
	}

	@Test
	void lookUpOfBuffersThatCannotBeShouldRefuse() {
		LongBuffer three = LongBuffer.wrap(this.three);
		refusesNull("keys", () -> this.map.getAll(null, three, 0));
		refusesNull("values", () -> this.map.getAll(three, null, 0));
		refusesNull("keys", () -> this.map.containsAll((LongBuffer) null, new boolean[3]));
		refusesNull("found", () -> this.map.containsAll(three, null));
		refusesNull("keys", () -> this.map.removeAll((LongBuffer) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.getAll(three.slice(0, 1), three, 0))
			.withMessage("'keys' and 'values' must have the same number of elements: 1 != 3");
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.getAll(three, three.asReadOnlyBuffer(), 0))
			.withMessage("'values' must not be read-only");
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.containsAll(three, new boolean[4]))
			.withMessage("'keys' and 'found' must have the same number of elements: 3 != 4");
		theEntryShouldBeThere();
	}

	private static void refusesNull(String array, ThrowingCallable call) {
		assertThatNullPointerException().isThrownBy(call).withMessage("'%s' must not be null", array);
	}

	@ParameterizedTest
	@EnumSource
	void updateAllWhenArraysDifferInLengthShouldRefuse(Update update) {
		refusesLengths("'keys' and 'values' must have the same length: 3 != 5",
				() -> BulkUpdates.updateAll(this.map, update, this.three, this.five));
		refusesLengths("'keys' and 'values' must have the same length: 5 != 3",
				() -> BulkUpdates.updateAll(this.map, update, this.five, this.three));
		theEntryShouldBeThere();
	}

	@Test
	void lookUpWhenArraysDifferInLengthShouldRefuse() {
		refusesLengths("'keys' and 'values' must have the same length: 0 != 3",
				() -> this.map.getAll(new long[0], this.three, 0));
		refusesLengths("'keys' and 'found' must have the same length: 3 != 2",
				() -> this.map.containsAll(this.three, new boolean[2]));
		theEntryShouldBeThere();
	}

	private static void refusesLengths(String message, ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
	}

	@ParameterizedTest
	@EnumSource
	void updateAllWhenTheRangeIsBadShouldRefuse(Update update) {
		refusesRange("Range of 4 from 2 is not within 'keys' of length 5",
				() -> BulkUpdates.updateAll(this.map, update, this.five, this.nine, 2, 4));
		refusesRange("Range of 4 from 2 is not within 'values' of length 5",
				() -> BulkUpdates.updateAll(this.map, update, this.nine, this.five, 2, 4));
		refusesRange("Range of 2 from -1 is not within 'keys' of length 5",
				() -> BulkUpdates.updateAll(this.map, update, this.five, this.five, -1, 2));
		refusesRange("Range of -1 from 1 is not within 'keys' of length 5",
				() -> BulkUpdates.updateAll(this.map, update, this.five, this.five, 1, -1));
		refusesRange("Range of 2147483647 from 1 is not within 'keys' of length 5",
				() -> BulkUpdates.updateAll(this.map, update, this.five, this.five, 1, Integer.MAX_VALUE));
		theEntryShouldBeThere();
	}

	@Test
	void lookUpWhenTheRangeIsBadShouldRefuse() {
		refusesRange("Range of 0 from 6 is not within 'keys' of length 5",
				() -> this.map.getAll(this.five, this.five, 0, 6, 0));
		refusesRange("Range of 4 from 2 is not within 'values' of length 5",
				() -> this.map.getAll(this.nine, this.five, 0, 2, 4));
		refusesRange("Range of 2147483647 from 2147483647 is not within 'keys' of length 5",
				() -> this.map.getAll(this.five, this.five, 0, Integer.MAX_VALUE, Integer.MAX_VALUE));
		refusesRange("Range of 4 from 2 is not within 'keys' of length 5",
				() -> this.map.containsAll(this.five, new boolean[9], 2, 4));
		refusesRange("Range of 4 from 2 is not within 'found' of length 5",
				() -> this.map.containsAll(this.nine, new boolean[5], 2, 4));
		refusesRange("Range of -1 from 0 is not within 'keys' of length 5",
				() -> this.map.containsAll(this.five, new boolean[5], 0, -1));
		theEntryShouldBeThere();
	}

	@Test
	void removeAllWhenTheRangeIsBadShouldRefuse() {
		refusesRange("Range of 4 from 2 is not within 'keys' of length 5", () -> this.map.removeAll(this.five, 2, 4));
		refusesRange("Range of 2 from -1 is not within 'keys' of length 5", () -> this.map.removeAll(this.five, -1, 2));
		refusesRange("Range of -1 from 1 is not within 'keys' of length 5", () -> this.map.removeAll(this.five, 1, -1));
		theEntryShouldBeThere();
	}

	private static void refusesRange(String message, ThrowingCallable call) {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call).withMessage(message);
	}

	@ParameterizedTest
	@EnumSource
	void updateAllWhenClosedShouldRefuse(Update update) {
		this.map.close();

		refusesWhenClosed(() -> BulkUpdates.updateAll(this.map, update, this.nine, this.nine));
		refusesWhenClosed(() -> BulkUpdates.updateAll(this.map, update, this.nine, this.nine, 0, 9));
	}

	@Test
	void everyOtherOperationWhenClosedShouldRefuse() {
		this.map.close();
		this.map.close();

		refusesWhenClosed(() -> this.map.get(1, 0));
		refusesWhenClosed(() -> this.map.containsKey(1));
		refusesWhenClosed(() -> this.map.put(1, 1));
		refusesWhenClosed(() -> this.map.putIfAbsent(1, 1));
		refusesWhenClosed(() -> this.map.add(1, 1));
		refusesWhenClosed(() -> this.map.remove(1));
		refusesWhenClosed(() -> this.map.getAll(this.nine, this.nine, 0));
		refusesWhenClosed(() -> this.map.containsAll(this.nine, new boolean[9]));
		refusesWhenClosed(() -> this.map.removeAll(this.nine));
		refusesWhenClosed(this.map::size);
		refusesWhenClosed(this.map::clear);
		refusesWhenClosed(this.map::statistics);
		assertThat(this.map.name()).isEqualTo("test");
	}

	private static void refusesWhenClosed(ThrowingCallable call) {
		assertThatIllegalStateException().isThrownBy(call).withMessage("Map 'test' is closed");
	}

	/**
	 * A kernel that counts its calls.
	 */
	private static final class SpyKernel extends FakeKernel {

		private int calls;

		SpyKernel() {
			super(Isa.JAVA);
		}

		@Override
		public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
			this.calls++;
			return super.updateAll(update, table, keys, values, offset, length);
		}

		@Override
		public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
			this.calls++;
			return super.getAll(table, keys, values, missing, offset, length);
		}

		@Override
		public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
			this.calls++;
			return super.containsAll(table, keys, found, offset, length);
		}

		@Override
		public int removeAll(Table table, long[] keys, int offset, int length) {
			this.calls++;
			return super.removeAll(table, keys, offset, length);
		}

	}

}
