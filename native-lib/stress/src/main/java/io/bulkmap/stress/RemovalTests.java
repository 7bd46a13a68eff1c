package io.bulkmap.stress;

import java.util.Arrays;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.JZJ_Result;

/**
 * What goes is gone at once, and what stays is found wherever it moves.
 */
public final class RemovalTests {

	private RemovalTests() {
	}

	/**
	 * An entry moves up into the gap that another one leaves.
	 */
	@JCStressTest
	@Outcome(id = "3, true, 3", expect = Expect.ACCEPTABLE, desc = "there all the time")
	@State
	public static class RemoveMovesOthers extends StressMap {

		private static final long[] STAYING = Arrays.copyOfRange(CROWD, 2, CROWD.length);

		public RemoveMovesOthers() {
			super(64);
			for (long key : CROWD) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			this.map.remove(CROWD[0]);
			this.map.remove(CROWD[1]);
		}

		@Actor
		public void reader(JZJ_Result result) {
			result.r1 = get(STAYING[STAYING.length - 1]);
			result.r2 = this.map.containsKey(STAYING[5]);
			result.r3 = getAll(STAYING);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * A batch of removals moves entries.
	 */
	@JCStressTest
	@Outcome(id = "3, true, 3", expect = Expect.ACCEPTABLE, desc = "there all the time")
	@State
	public static class RemoveAllMovesOthers extends StressMap {

		private static final long[] STAYING = Arrays.copyOfRange(CROWD, 2, CROWD.length);

		private static final long[] OTHERS = keys(1_000_000, BATCH);

		public RemoveAllMovesOthers() {
			super(64);
			this.map.putAll(OTHERS, values(7));
			for (long key : CROWD) {
				this.map.put(key, 3);
			}
		}

		@Actor
		public void writer() {
			this.map.removeAll(OTHERS);
			this.map.remove(CROWD[0]);
			this.map.remove(CROWD[1]);
		}

		@Actor
		public void reader(JZJ_Result result) {
			result.r1 = get(STAYING[STAYING.length - 1]);
			result.r2 = this.map.containsKey(STAYING[5]);
			result.r3 = getAll(STAYING);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * A key that goes and comes back has one of its values.
	 */
	@JCStressTest
	@Outcome(id = { "3, 3", "3, -1", "3, 7", "-1, -1", "-1, 7", "7, 7" }, expect = Expect.ACCEPTABLE, desc = "in order")
	@State
	public static class RemoveAndPutAgain extends StressMap {

		public RemoveAndPutAgain() {
			super(0);
			this.map.put(KEY, 3);
		}

		@Actor
		public void writer() {
			this.map.remove(KEY);
			this.map.put(KEY, 7);
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = get(KEY);
			result.r2 = get(KEY);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * A key that takes the place of another one does not show the value of that.
	 */
	@JCStressTest
	@Outcome(id = { "3, -1", "3, 7", "-1, -1", "-1, 7" }, expect = Expect.ACCEPTABLE, desc = "in order")
	@State
	public static class OtherKeyInSamePlace extends StressMap {

		public OtherKeyInSamePlace() {
			super(0);
			this.map.put(CROWD[0], 3);
		}

		@Actor
		public void writer() {
			this.map.remove(CROWD[0]);
			this.map.put(CROWD[1], 7);
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = get(CROWD[0]);
			result.r2 = get(CROWD[1]);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * All keys of a batch go at once.
	 */
	@JCStressTest
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "7, -1", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class RemoveAll extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public RemoveAll() {
			super(0);
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void writer() {
			this.map.removeAll(KEYS);
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
	 * All entries go at once.
	 */
	@JCStressTest
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "7, -1", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class Clear extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public Clear() {
			super(0);
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void writer() {
			this.map.clear();
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
	 * Single reads see that all entries go at once.
	 */
	@JCStressTest
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "7, -1", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class ClearOneByOne extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public ClearOneByOne() {
			super(0);
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void writer() {
			this.map.clear();
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = get(KEYS[0]);
			result.r2 = get(KEYS[BATCH - 1]);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

}
