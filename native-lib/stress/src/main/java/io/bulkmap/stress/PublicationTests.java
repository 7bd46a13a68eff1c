package io.bulkmap.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * What is written is seen whole, in order, and is not invented.
 */
public final class PublicationTests {

	private PublicationTests() {
	}

	/**
	 * A new entry appears once, with its value.
	 */
	@JCStressTest
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "-1, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutNew extends StressMap {

		public PutNew() {
			super(0);
		}

		@Actor
		public void writer() {
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
	 * A value is replaced once.
	 */
	@JCStressTest
	@Outcome(id = "3, 3", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "3, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutOld extends StressMap {

		public PutOld() {
			super(0);
			this.map.put(KEY, 3);
		}

		@Actor
		public void writer() {
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
	 * The entry with key 0 lives elsewhere, and appears once, too.
	 */
	@JCStressTest
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "-1, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutZero extends StressMap {

		public PutZero() {
			super(0);
		}

		@Actor
		public void writer() {
			this.map.put(0, 7);
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = get(0);
			result.r2 = get(0);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * All keys of a batch appear at once.
	 */
	@JCStressTest
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "-1, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutAllNew extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public PutAllNew() {
			super(1000);
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
	 * All values of a batch are replaced at once.
	 */
	@JCStressTest
	@Outcome(id = "3, 3", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "3, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutAllOld extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public PutAllOld() {
			super(0);
			this.map.putAll(KEYS, values(3));
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
	 * Who has seen the last pair of a batch sees the first one, too.
	 */
	@JCStressTest
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "-1, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutAllInOrderOfGets extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public PutAllInOrderOfGets() {
			super(1000);
		}

		@Actor
		public void writer() {
			this.map.putAll(KEYS, values(7));
		}

		@Actor
		public void reader(JJ_Result result) {
			result.r1 = get(KEYS[BATCH - 1]);
			result.r2 = get(KEYS[0]);
		}

		@Arbiter
		public void close() {
			this.map.close();
		}

	}

	/**
	 * Who has seen the first pair of a batch sees the last one, too.
	 */
	@JCStressTest
	@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "before")
	@Outcome(id = "-1, 7", expect = Expect.ACCEPTABLE, desc = "between")
	@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "after")
	@State
	public static class PutAllAgainstOrderOfGets extends StressMap {

		private static final long[] KEYS = keys(1, BATCH);

		public PutAllAgainstOrderOfGets() {
			super(1000);
		}

		@Actor
		public void writer() {
			this.map.putAll(KEYS, values(7));
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
