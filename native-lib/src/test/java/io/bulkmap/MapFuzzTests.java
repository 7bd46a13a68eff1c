package io.bulkmap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any bytes are a sequence of calls of a map and its factory, wrong ones included, which
 * must do the same as a {@code HashMap}. {@code .ci/fuzz} looks for bytes that reach new
 * code; the ones worth keeping are repeated in every build.
 */
public class MapFuzzTests {

	/**
	 * Called by Jazzer.
	 */
	public static void fuzzerTestOneInput(byte[] bytes) {
		for (BulkMapFactory factory : Fuzzed.factories) {
			new Run(factory, new FuzzInput(bytes)).run();
		}
	}

	@ParameterizedTest
	@EnumSource
	void keptInputsShouldDoTheSameAsAHashMap(Isa isa) throws IOException, URISyntaxException {
		try (BulkMapFactory factory = factory(isa)) {
			Fuzzing.repeatKept(getClass(), (input) -> new Run(factory, input).run());
		}
	}

	private static BulkMapFactory factory(Isa isa) {
		Requirement.require(isa.id(),
				NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).provider(isa).availability().cause());
		return BulkMapFactory.builder().kernel(KernelChoice.valueOf(isa.name())).build();
	}

	private static final class Fuzzed {

		static final List<BulkMapFactory> factories = Fuzzing.onThisMachine(MapFuzzTests::factory);

	}

	/**
	 * What the bytes of an input mean.
	 */
	private static final class Run {

		private static final long MISSING = 1;

		private final BulkMapFactory factory;

		private final FuzzInput input;

		private final BulkMapOptions options;

		private final Map<Long, Long> model = new HashMap<>();

		private LongLongBulkMap map;

		Run(BulkMapFactory factory, FuzzInput input) {
			this.factory = factory;
			this.input = input;
			this.options = BulkMapOptions.defaults().withHashSeed(input.next()).withExpectedEntries(input.next(256));
			this.map = factory.longLongMap("fuzz", this.options);
		}

		void run() {
			try {
				while (!this.input.ended()) {
					operate(this.input.next(32));
					checkSize();
				}
				checkEntries();
			}
			finally {
				this.map.close();
			}
		}

		private void operate(int operation) {
			switch (operation) {
				case 0, 1, 2, 3, 4 -> single(operation);
				case 5, 6, 7 -> remove();
				case 8, 9 -> get();
				case 10 -> contains();
				case 11 -> {
					this.map.clear();
					this.model.clear();
				}
				case 12 -> reopen();
				case 13 -> mistake();
				default -> update();
			}
		}

		private void single(int operation) {
			long key = key();
			long value = this.input.next();
			boolean known = this.model.containsKey(key);
			switch (operation) {
				case 0 -> check(this.map.put(key, value) != known);
				case 1 -> check(this.map.putIfAbsent(key, value) != known);
				case 2 -> check(this.map.add(key, value) != known);
				case 3 -> check(this.map.remove(key) == known);
				default -> {
					check(this.map.get(key, value) == this.model.getOrDefault(key, value));
					check(this.map.containsKey(key) == known);
				}
			}
			switch (operation) {
				case 0 -> this.model.put(key, value);
				case 1 -> this.model.putIfAbsent(key, value);
				case 2 -> this.model.merge(key, value, Long::sum);
				case 3 -> this.model.remove(key);
				default -> {
				}
			}
		}

		private void update() {
			int update = this.input.next(5);
			long[] keys = keys();
			long[] values = values(keys.length);
			Range range = range(keys.length);
			long size = this.model.size();
			for (int i = range.offset; i < range.end(); i++) {
				this.model.merge(keys[i], values[i], (old, value) -> switch (update) {
					case 0 -> value;
					case 1 -> old;
					case 2 -> old + value;
					case 3 -> Math.min(old, value);
					default -> Math.max(old, value);
				});
			}
			check(update(update, keys, values, range) == this.model.size() - size);
		}

		private long update(int update, long[] keys, long[] values, Range range) {
			if (range.all(keys.length)) {
				return switch (update) {
					case 0 -> this.map.putAll(keys, values);
					case 1 -> this.map.putAllIfAbsent(keys, values);
					case 2 -> this.map.addAll(keys, values);
					case 3 -> this.map.minAll(keys, values);
					default -> this.map.maxAll(keys, values);
				};
			}
			return switch (update) {
				case 0 -> this.map.putAll(keys, values, range.offset, range.length);
				case 1 -> this.map.putAllIfAbsent(keys, values, range.offset, range.length);
				case 2 -> this.map.addAll(keys, values, range.offset, range.length);
				case 3 -> this.map.minAll(keys, values, range.offset, range.length);
				default -> this.map.maxAll(keys, values, range.offset, range.length);
			};
		}

		private void remove() {
			long[] keys = keys();
			Range range = range(keys.length);
			long size = this.model.size();
			for (int i = range.offset; i < range.end(); i++) {
				this.model.remove(keys[i]);
			}
			long removed = range.all(keys.length) ? this.map.removeAll(keys)
					: this.map.removeAll(keys, range.offset, range.length);
			check(removed == size - this.model.size());
		}

		private void get() {
			long[] keys = keys();
			Range range = range(keys.length);
			long[] values = (this.input.next(2) == 0) ? keys : new long[keys.length];
			long[] right = values.clone();
			long hits = 0;
			for (int i = range.offset; i < range.end(); i++) {
				right[i] = this.model.getOrDefault(keys[i], MISSING);
				hits += this.model.containsKey(keys[i]) ? 1 : 0;
			}
			check(hits == (range.all(keys.length) ? this.map.getAll(keys, values, MISSING)
					: this.map.getAll(keys, values, MISSING, range.offset, range.length)));
			check(Arrays.equals(values, right));
		}

		private void contains() {
			long[] keys = keys();
			Range range = range(keys.length);
			boolean[] found = new boolean[keys.length];
			boolean[] right = new boolean[keys.length];
			long hits = 0;
			for (int i = range.offset; i < range.end(); i++) {
				right[i] = this.model.containsKey(keys[i]);
				hits += right[i] ? 1 : 0;
			}
			check(hits == (range.all(keys.length) ? this.map.containsAll(keys, found)
					: this.map.containsAll(keys, found, range.offset, range.length)));
			check(Arrays.equals(found, right));
		}

		// A closed map answers nothing, and the next one of its name is empty.
		@SuppressWarnings("ReferenceEquality")
		private void reopen() {
			check(this.factory.find("fuzz").orElseThrow() == this.map);
			check(this.factory.longLongMap("fuzz", this.options) == this.map);
			this.map.close();
			check(this.factory.find("fuzz").isEmpty());
			refused(IllegalStateException.class, () -> this.map.get(0, 0));
			refused(IllegalStateException.class, () -> this.map.putAll(new long[9], new long[9]));
			refused(IllegalStateException.class, () -> this.map.getAll(new long[9], new long[9], 0));
			refused(IllegalStateException.class, this.map::clear);
			this.map = this.factory.longLongMap("fuzz", this.options);
			this.model.clear();
		}

		// None of these changes anything.
		private void mistake() {
			long[] keys = keys();
			long[] values = new long[keys.length + 1];
			refused(IllegalArgumentException.class, () -> this.map.putAll(keys, values));
			refused(IllegalArgumentException.class, () -> this.map.getAll(keys, values, 0));
			refused(IllegalArgumentException.class, () -> this.map.containsAll(keys, new boolean[keys.length + 1]));
			int offset = this.input.next();
			int length = this.input.next() << this.input.next(32);
			if (offset < 0 || length < 0 || length > keys.length - offset) {
				refused(IndexOutOfBoundsException.class, () -> this.map.addAll(keys, values, offset, length));
				refused(IndexOutOfBoundsException.class, () -> this.map.addAll(values, keys, offset, length));
				refused(IndexOutOfBoundsException.class, () -> this.map.getAll(keys, values, 0, offset, length));
				refused(IndexOutOfBoundsException.class, () -> this.map.removeAll(keys, offset, length));
				refused(IndexOutOfBoundsException.class,
						() -> this.map.containsAll(values, new boolean[keys.length], offset, length));
			}
		}

		private static void refused(Class<? extends RuntimeException> expected, Runnable call) {
			try {
				call.run();
			}
			catch (RuntimeException ex) {
				check(ex.getClass() == expected);
				return;
			}
			throw new AssertionError("was not refused");
		}

		private void checkSize() {
			check(this.map.size() == this.model.size());
			MapStatistics statistics = this.map.statistics();
			check(statistics.size() == this.model.size());
			check(statistics.capacity() >= Math.max(this.model.size(), this.options.expectedEntries()));
		}

		private void checkEntries() {
			long[] keys = this.model.keySet().stream().mapToLong(Long::longValue).toArray();
			long[] values = new long[keys.length];
			check(this.map.getAll(keys, values, MISSING) == keys.length);
			for (int i = 0; i < keys.length; i++) {
				check(values[i] == this.model.get(keys[i]));
				check(this.map.get(keys[i], MISSING) == values[i]);
			}
			check(this.map.removeAll(keys) == keys.length);
			check(this.map.size() == 0);
		}

		// Few ones as the bytes say; or many, which soon make the map grow.
		private long[] keys() {
			int count = this.input.next() & 0xff;
			long[] keys = new long[(count < 200) ? count : 20 * (count - 190)];
			if (count < 32) {
				Arrays.setAll(keys, (i) -> key());
				return keys;
			}
			long first = key();
			long distance = key();
			Arrays.setAll(keys, (i) -> first + i * distance);
			return keys;
		}

		private long key() {
			byte key = this.input.next();
			return (key < 100) ? key : 1L << key;
		}

		private long[] values(int length) {
			long first = key();
			long[] values = new long[length];
			Arrays.setAll(values, (i) -> first + i % 5);
			return values;
		}

		private Range range(int length) {
			int offset = Math.min(this.input.next(8), length);
			return new Range(offset, length - Math.min(offset + this.input.next(8), length));
		}

		private static void check(boolean good) {
			if (!good) {
				throw new AssertionError("not as a HashMap");
			}
		}

	}

	private record Range(int offset, int length) {

		int end() {
			return this.offset + this.length;
		}

		boolean all(int arrayLength) {
			return this.length == arrayLength;
		}

	}

}
