package io.bulkmap.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A map whose keys are UUIDs or strings, and batches as long as the map.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls create()
public abstract class ObjectKeyState {

	private static final int KEYS_BEFORE_REPETITION = 1 << 18;

	/** What the keys are; the lines of a file if that is given. */
	@Param({ "UUID", "STRING" })
	String keys;

	/** Who holds the entries, and what it gets the keys in. */
	@Param
	ObjectEngineKind engineKind;

	/** Entries of the map; 0 for all lines of the file. */
	@Param({ "10000", "1000000", "10000000" })
	int size;

	/** A file with a key in each line, up to the first tab. */
	@Param("")
	String file;

	ObjectEngine engine;

	long[] values;

	private ObjectKeys[] batches;

	private int next;

	private ObjectKeys batch = ObjectKeys.uuids(new long[0]);

	@Setup(Level.Trial)
	public void create() {
		List<String> lines = this.file.isEmpty() ? List.of() : ObjectKeys.lines(Path.of(this.file));
		int count = (this.size > 0) ? this.size : lines.size();
		this.values = LongStream.range(0, count).toArray();
		this.batches = IntStream.range(0, Math.max(2, KEYS_BEFORE_REPETITION / Math.max(1, count)))
			.mapToObj((batch) -> batch(numbers(batch, count), lines))
			.toArray(ObjectKeys[]::new);
		makeKeys();
		this.engine = prepare(count);
	}

	/**
	 * Makes the keys of the next call.
	 */
	@Setup(Level.Invocation)
	public void makeKeys() {
		this.next = (this.next + 1 < this.batches.length) ? this.next + 1 : 0;
		ObjectKeys packed = this.batches[this.next];
		this.batch = this.engineKind.takesObjects() ? packed.withObjects() : packed;
	}

	private ObjectKeys batch(long[] numbers, List<String> lines) {
		if (!lines.isEmpty()) {
			return ObjectKeys.strings(numbers, lines::get);
		}
		return "UUID".equals(this.keys) ? ObjectKeys.uuids(numbers)
				: ObjectKeys.strings(numbers, ObjectKeys::sixteenCharacters);
	}

	/**
	 * Returns the numbers of the keys of a batch.
	 */
	long[] numbers(int batch, int count) {
		long[] numbers = LongStream.range(0, count).toArray();
		SplittableRandom random = new SplittableRandom(batch);
		for (int i = count - 1; i > 0; i--) {
			int other = random.nextInt(i + 1);
			long saved = numbers[i];
			numbers[i] = numbers[other];
			numbers[other] = saved;
		}
		return numbers;
	}

	/**
	 * Makes the map.
	 */
	abstract ObjectEngine prepare(int count);

	final ObjectKeys next() {
		return this.batch;
	}

	@TearDown
	public void close() {
		this.engine.close();
	}

	/**
	 * A map that has all keys.
	 */
	public static class Full extends ObjectKeyState {

		@Override
		ObjectEngine prepare(int count) {
			ObjectEngine full = this.engineKind.create(this.keys, count);
			full.putAll(next(), this.values);
			return full;
		}

	}

	/**
	 * A map with room for all keys, empty before every call.
	 */
	public static class Presized extends ObjectKeyState {

		@Override
		ObjectEngine prepare(int count) {
			ObjectEngine presized = this.engineKind.create(this.keys, count);
			presized.putAll(next(), this.values);
			return presized;
		}

		@Setup(Level.Invocation)
		public void clear() {
			this.engine.clear();
		}

	}

	/**
	 * A new map before every call, of the same factory.
	 */
	public static class Growing extends ObjectKeyState {

		@Override
		ObjectEngine prepare(int count) {
			return this.engineKind.create(this.keys, 0);
		}

		@Setup(Level.Invocation)
		public void replace() {
			this.engine.replace();
		}

	}

}
