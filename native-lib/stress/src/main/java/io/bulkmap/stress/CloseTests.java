package io.bulkmap.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * A closed map refuses; until then it answers.
 */
public final class CloseTests {

	private CloseTests() {
	}

	/**
	 * A read answers, or is refused.
	 */
	@JCStressTest
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "7, -2", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-2, -2", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class CloseAndGet extends StressMap {

		public CloseAndGet() {
			super(0);
			this.map.put(KEY, 7);
		}

		@Actor
		public void writer() {
			this.map.close();
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
	 * A bulk read answers, or is refused.
	 */
	@JCStressTest
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "7, -2", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-2, -2", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class CloseAndGetAll extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public CloseAndGetAll() {
			super(0);
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void writer() {
			this.map.close();
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
	 * A write is done, or is refused.
	 */
	@JCStressTest
	@Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "1, -2", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-2, -2", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class CloseAndPut extends StressMap {

		public CloseAndPut() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.close();
		}

		@Actor
		public void reader(JJ_Result result) {
			try {
				result.r1 = this.map.put(KEY, 7) ? 1 : 0;
			}
			catch (IllegalStateException ex) {
				result.r1 = CLOSED;
			}
			result.r2 = get(KEY);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * A batch that makes the table grow is stored, or is refused.
	 */
	@JCStressTest
	@Outcome(id = "48, 7", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "48, -2", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "-2, -2", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class CloseAndPutAll extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public CloseAndPutAll() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.close();
		}

		@Actor
		public void reader(JJ_Result result) {
			try {
				result.r1 = this.map.putAll(KEYS, values(7));
			}
			catch (IllegalStateException ex) {
				result.r1 = CLOSED;
			}
			result.r2 = getAll(KEYS);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

}
