package io.bulkmap.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.ZZJ_Result;

/**
 * Writers do not lose what others write.
 */
public final class WriterTests {

	private WriterTests() {
	}

	/**
	 * Every summand counts.
	 */
	@JCStressTest
	@Outcome(id = "6", expect = Expect.ACCEPTABLE, desc = "the sum")
	@State
	public static class AddOne extends StressMap {

		public AddOne() {
			super(0);
		}

		@Actor
		public void writer() {
			for (int i = 0; i < 3; i++) {
				this.map.add(KEY, 1);
			}
		}

		@Actor
		public void secondWriter() {
			for (int i = 0; i < 3; i++) {
				this.map.add(KEY, 1);
			}
		}

		@Arbiter
		public void close(J_Result result) {
			result.r1 = get(KEY);
			this.map.close();
		}

	}

	/**
	 * Every summand of both batches counts, while the table grows.
	 */
	@JCStressTest
	@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "the sum")
	@State
	public static class AddAll extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public AddAll() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.addAll(KEYS, values(3));
		}

		@Actor
		public void secondWriter() {
			this.map.addAll(KEYS, values(4));
		}

		@Arbiter
		public void close(J_Result result) {
			result.r1 = getAll(KEYS);
			this.map.close();
		}

	}

	/**
	 * A single summand and those of a batch count.
	 */
	@JCStressTest
	@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "the sum")
	@State
	public static class AddOneAndAll extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public AddOneAndAll() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.addAll(KEYS, values(3));
		}

		@Actor
		public void secondWriter() {
			for (long key : KEYS) {
				this.map.add(key, 4);
			}
		}

		@Arbiter
		public void close(J_Result result) {
			result.r1 = getAll(KEYS);
			this.map.close();
		}

	}

	/**
	 * One of two comes first, and its value stays.
	 */
	@JCStressTest
	@Outcome(id = "true, false, 3", expect = Expect.ACCEPTABLE, desc = "the first one")
	@Outcome(id = "false, true, 7", expect = Expect.ACCEPTABLE, desc = "the second one")
	@State
	public static class PutIfAbsent extends StressMap {

		public PutIfAbsent() {
			super(0);
		}

		@Actor
		public void writer(ZZJ_Result result) {
			result.r1 = this.map.putIfAbsent(KEY, 3);
		}

		@Actor
		public void secondWriter(ZZJ_Result result) {
			result.r2 = this.map.putIfAbsent(KEY, 7);
		}

		@Arbiter
		public void close(ZZJ_Result result) {
			result.r3 = get(KEY);
			this.map.close();
		}

	}

	/**
	 * One of two removes an entry.
	 */
	@JCStressTest
	@Outcome(id = "true, false, 0", expect = Expect.ACCEPTABLE, desc = "the first one")
	@Outcome(id = "false, true, 0", expect = Expect.ACCEPTABLE, desc = "the second one")
	@State
	public static class Remove extends StressMap {

		public Remove() {
			super(0);
			this.map.put(KEY, 3);
		}

		@Actor
		public void writer(ZZJ_Result result) {
			result.r1 = this.map.remove(KEY);
		}

		@Actor
		public void secondWriter(ZZJ_Result result) {
			result.r2 = this.map.remove(KEY);
		}

		@Arbiter
		public void close(ZZJ_Result result) {
			result.r3 = this.map.size();
			this.map.close();
		}

	}

	/**
	 * A batch is removed as a whole, or put afterwards as a whole.
	 */
	@JCStressTest
	@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "put last")
	@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "removed last")
	@State
	public static class PutAllAndRemoveAll extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public PutAllAndRemoveAll() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void secondWriter() {
			this.map.removeAll(KEYS);
		}

		@Arbiter
		public void close(J_Result result) {
			result.r1 = getAll(KEYS);
			this.map.close();
		}

	}

	/**
	 * No key is lost while both make the table grow.
	 */
	@JCStressTest
	@Outcome(id = "7, 96", expect = Expect.ACCEPTABLE, desc = "all of them")
	@State
	public static class PutsOfDifferentKeys extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public PutsOfDifferentKeys() {
			super(0);
		}

		@Actor
		public void writer() {
			for (long key : KEYS) {
				this.map.put(key, 7);
			}
		}

		@Actor
		public void secondWriter() {
			this.map.putAll(keys(1000, BATCH), values(7));
		}

		@Arbiter
		public void close(JJ_Result result) {
			long others = getAll(keys(1000, BATCH));
			result.r1 = (getAll(KEYS) == others) ? others : Long.MIN_VALUE;
			result.r2 = this.map.size();
			this.map.close();
		}

	}

}
