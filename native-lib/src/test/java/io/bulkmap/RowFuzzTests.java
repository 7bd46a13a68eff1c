package io.bulkmap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any bytes are a sequence of calls of a {@link LongRowBulkMap}, wrong ones included,
 * which must do the same as a {@code HashMap}, with rows of any length.
 */
public class RowFuzzTests {

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

		static final List<BulkMapFactory> factories = Fuzzing.onThisMachine(RowFuzzTests::factory);

	}

	/**
	 * What the bytes of an input mean.
	 */
	private static final class Run {

		private final FuzzInput input;

		private final int rowBytes;

		private final Map<Long, byte[]> model = new HashMap<>();

		private final LongRowBulkMap map;

		Run(BulkMapFactory factory, FuzzInput input) {
			this.input = input;
			int length = input.next(35);
			this.rowBytes = (length < 3) ? 1 << length : 8 * (length - 2);
			this.map = factory.map("fuzz", MapType.LONG_ROW,
					BulkMapOptions.defaults()
						.withRowBytes(this.rowBytes)
						.withHashSeed(input.next())
						.withPartitions(1 << input.next(3))
						.withExpectedEntries(input.next(256)));
		}

		void run() {
			try (this.map) {
				while (!this.input.ended()) {
					operate(this.input.next(16));
					check(this.map.size() == this.model.size());
				}
				checkEntries();
			}
		}

		private void operate(int operation) {
			switch (operation) {
				case 0, 1, 2 -> single(operation);
				case 3, 4 -> remove();
				case 5, 6, 7 -> get();
				case 8 -> this.map.trim();
				case 9 -> mistake();
				case 10 -> {
					this.map.clear();
					this.model.clear();
				}
				default -> put();
			}
		}

		private void single(int operation) {
			long key = key();
			byte[] row = rows(1);
			boolean known = this.model.containsKey(key);
			switch (operation) {
				case 0 -> {
					check(this.map.put(key, row) != known);
					this.model.put(key, row);
				}
				case 1 -> {
					check(this.map.putIfAbsent(key, row) != known);
					this.model.putIfAbsent(key, row);
				}
				default -> {
					check(this.map.remove(key) == known);
					check(!this.map.containsKey(key));
					this.model.remove(key);
				}
			}
		}

		private void put() {
			boolean ifAbsent = this.input.next(2) == 0;
			long[] keys = keys();
			byte[] rows = rows(keys.length);
			long size = this.model.size();
			for (int i = 0; i < keys.length; i++) {
				byte[] row = Arrays.copyOfRange(rows, i * this.rowBytes, (i + 1) * this.rowBytes);
				if (!ifAbsent || !this.model.containsKey(keys[i])) {
					this.model.put(keys[i], row);
				}
			}
			check(put(ifAbsent, keys, rows) == this.model.size() - size);
		}

		private long put(boolean ifAbsent, long[] keys, byte[] rows) {
			switch (form()) {
				case 0 -> {
					return ifAbsent ? this.map.putAllIfAbsent(keys, rows) : this.map.putAll(keys, rows);
				}
				case 1 -> {
					LongBuffer keyBuffer = LongBuffer.wrap(keys);
					ByteBuffer rowBuffer = behindOneByte(rows);
					return ifAbsent ? this.map.putAllIfAbsent(keyBuffer, rowBuffer)
							: this.map.putAll(keyBuffer, rowBuffer);
				}
				default -> {
					long[] words = words(rows);
					return ifAbsent ? this.map.putAllIfAbsent(keys, words) : this.map.putAll(keys, words);
				}
			}
		}

		private int form() {
			return this.input.next((this.rowBytes < Long.BYTES) ? 2 : 3);
		}

		private ByteBuffer behindOneByte(byte[] rows) {
			return ByteBuffer.allocateDirect(rows.length + 1).position(1).put(rows).position(1);
		}

		private static long[] words(byte[] rows) {
			long[] words = new long[rows.length / Long.BYTES];
			ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
			return words;
		}

		private void remove() {
			long[] keys = keys();
			long size = this.model.size();
			for (long key : keys) {
				this.model.remove(key);
			}
			check(this.map.removeAll(keys) == size - this.model.size());
		}

		private void get() {
			long[] keys = keys();
			byte[] rows = rows(keys.length);
			byte[] missing = (this.input.next(2) == 0) ? rows(1) : null;
			byte[] right = rows.clone();
			boolean[] present = new boolean[keys.length];
			long hits = 0;
			for (int i = 0; i < keys.length; i++) {
				byte[] row = this.model.getOrDefault(keys[i], missing);
				if (row != null) {
					System.arraycopy(row, 0, right, i * this.rowBytes, this.rowBytes);
				}
				present[i] = this.model.containsKey(keys[i]);
				hits += present[i] ? 1 : 0;
			}
			check(get(keys, rows, missing) == hits);
			check(Arrays.equals(rows, right));
			boolean[] found = new boolean[keys.length];
			check(this.map.containsAll(keys, found) == hits);
			check(Arrays.equals(found, present));
		}

		private long get(long[] keys, byte[] rows, byte[] missing) {
			switch (form()) {
				case 0 -> {
					return (missing != null) ? this.map.getAll(keys, rows, missing) : this.map.getAll(keys, rows);
				}
				case 1 -> {
					ByteBuffer buffer = behindOneByte(rows);
					LongBuffer keyBuffer = LongBuffer.wrap(keys);
					long hits = (missing != null) ? this.map.getAll(keyBuffer, buffer, missing)
							: this.map.getAll(keyBuffer, buffer);
					buffer.get(rows);
					return hits;
				}
				default -> {
					long[] words = words(rows);
					long hits = (missing != null) ? this.map.getAll(keys, words, words(missing))
							: this.map.getAll(keys, words);
					ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words);
					return hits;
				}
			}
		}

		// None of these changes anything.
		private void mistake() {
			long[] keys = keys();
			byte[] rows = new byte[keys.length * this.rowBytes + 1];
			refused(IllegalArgumentException.class, () -> this.map.putAll(keys, rows));
			refused(IllegalArgumentException.class,
					() -> this.map.getAll(LongBuffer.wrap(keys), ByteBuffer.wrap(rows)));
			refused(IllegalArgumentException.class, () -> this.map.put(0, new byte[this.rowBytes + 1]));
			int offset = this.input.next();
			int length = this.input.next() << this.input.next(32);
			if (offset < 0 || length < 0 || length > keys.length - offset) {
				refused(IndexOutOfBoundsException.class, () -> this.map.putAll(keys, rows, offset, length));
				refused(IndexOutOfBoundsException.class, () -> this.map.getAll(keys, rows, offset, length));
				refused(IndexOutOfBoundsException.class, () -> this.map.removeAll(keys, offset, length));
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

		private void checkEntries() {
			Map<Long, byte[]> entries = new HashMap<>();
			this.map.forEach((key, row) -> check(entries.put(key, row) == null));
			check(entries.size() == this.model.size());
			this.model.forEach((key, row) -> check(Arrays.equals(entries.get(key), row)));
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

		private byte[] rows(int count) {
			byte[] rows = new byte[count * this.rowBytes];
			int first = this.input.next();
			int step = this.input.next();
			for (int i = 0; i < rows.length; i++) {
				rows[i] = (byte) (first + i * step);
			}
			return rows;
		}

		private static void check(boolean good) {
			if (!good) {
				throw new AssertionError("not as a HashMap");
			}
		}

	}

}
