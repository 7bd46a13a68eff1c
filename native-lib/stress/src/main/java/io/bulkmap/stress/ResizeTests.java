package io.bulkmap.stress;

import io.bulkmap.LongLongCursor;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.JZJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/**
 * A key that never leaves is found in every table that a map has.
 */
public final class ResizeTests {

	private ResizeTests() {
	}

	/**
	 * The table is replaced within a batch.
	 */
	@JCStressTest
	@Outcome(id = "3, true, 3", expect = Expect.ACCEPTABLE, desc = "there all the time")
	@State
	public static class PutAllGrows extends StressMap {

		private static final long[] PRESENT = keys(1, 4);

		public PutAllGrows() {
			super(0);
			for (long key : PRESENT) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			this.map.putAll(keys(1000, BATCH), values(7));
		}

		@Actor
		public void reader(JZJ_Result result) {
			result.r1 = get(PRESENT[0]);
			result.r2 = this.map.containsKey(PRESENT[3]);
			result.r3 = getAll(PRESENT);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * The table is replaced several times.
	 */
	@JCStressTest
	@Outcome(id = "3, true, 3", expect = Expect.ACCEPTABLE, desc = "there all the time")
	@State
	public static class PutsGrow extends StressMap {

		private static final long[] PRESENT = keys(1, 4);

		public PutsGrow() {
			super(0);
			for (long key : PRESENT) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			for (long key = 1000; key < 1040; key++) {
				this.map.put(key, 7);
			}
		}

		@Actor
		public void reader(JZJ_Result result) {
			result.r1 = get(PRESENT[0]);
			result.r2 = this.map.containsKey(PRESENT[3]);
			result.r3 = getAll(PRESENT);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * The table becomes a large one.
	 */
	@JCStressTest
	@Outcome(id = "3, true, 3", expect = Expect.ACCEPTABLE, desc = "there all the time")
	@State
	public static class ReserveReplaces extends StressMap {

		private static final long[] PRESENT = keys(1, 4);

		public ReserveReplaces() {
			super(0);
			for (long key : PRESENT) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			this.map.reserve(300);
		}

		@Actor
		public void reader(JZJ_Result result) {
			result.r1 = get(PRESENT[0]);
			result.r2 = this.map.containsKey(PRESENT[3]);
			result.r3 = getAll(PRESENT);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * The table becomes a small one.
	 */
	@JCStressTest
	@Outcome(id = "3, true, 3", expect = Expect.ACCEPTABLE, desc = "there all the time")
	@State
	public static class TrimReplaces extends StressMap {

		private static final long[] PRESENT = keys(1, 4);

		public TrimReplaces() {
			super(200);
			for (long key : PRESENT) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			this.map.trim();
		}

		@Actor
		public void reader(JZJ_Result result) {
			result.r1 = get(PRESENT[0]);
			result.r2 = this.map.containsKey(PRESENT[3]);
			result.r3 = getAll(PRESENT);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * A batch that needs a larger table appears at once, too.
	 */
	@JCStressTest
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "-1, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class BatchInGrowingMap extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public BatchInGrowingMap() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = getAll(KEYS);
			result.r2 = getAll(KEYS);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * A cursor hands out each key that is there all the time, and none twice.
	 */
	@JCStressTest
	@Outcome(id = "4", expect = Expect.ACCEPTABLE, desc = "each of them once")
	@State
	public static class CursorInGrowingMap extends StressMap {

		private static final long[] PRESENT = keys(1, 4);

		public CursorInGrowingMap() {
			super(0);
			for (long key : PRESENT) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			this.map.putAll(keys(1000, BATCH), values(7));
		}

		@Actor
		public void reader(J_Result result) {
			LongLongCursor cursor = this.map.cursor();
			long[] keys = new long[3];
			long[] values = new long[3];
			for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
				for (int i = 0; i < count; i++) {
					result.r1 += (keys[i] < 1000) ? ((values[i] == 3) ? 1 : 100) : 0;
				}
			}
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

}
