package io.bulkmap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any bytes are a sequence of calls of a {@link BytesBulkMap}, wrong ones included, which
 * must do the same as a {@code HashMap}, with keys and values of any length.
 */
public class BytesFuzzTests {

	// What kernels and stores do differently from one to the next; the last ones have
	// memory
	// of their own.
	private static final int[] LENGTHS = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 127, 128, 129, 255,
			256, 257, 1000, 65_519, 65_536, 70_000 };

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

		static final List<BulkMapFactory> factories = Fuzzing.onThisMachine(BytesFuzzTests::factory);

	}

	/**
	 * What the bytes of an input mean.
	 */
	private static final class Run {

		private final FuzzInput input;

		private final Map<ByteBuffer, byte[]> model = new HashMap<>();

		private final BytesBulkMap map;

		Run(BulkMapFactory factory, FuzzInput input) {
			this.input = input;
			this.map = factory.map("fuzz", MapType.BYTES,
					BulkMapOptions.defaults()
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
				case 0 -> single();
				case 1, 2, 3, 4 -> remove();
				case 5, 6 -> get();
				case 7 -> this.map.trim();
				case 8 -> mistake();
				case 9 -> {
					this.map.clear();
					this.model.clear();
				}
				default -> put();
			}
		}

		private void single() {
			byte[] key = string();
			byte[] value = string();
			byte[] before = this.model.get(ByteBuffer.wrap(key));
			check(Arrays.equals(this.map.get(key), before));
			check(Arrays.equals(this.map.getAndPut(key, value), before));
			check(this.map.replace(key, value, value));
			check(this.map.containsKey(key));
			this.model.put(ByteBuffer.wrap(key), value);
		}

		private void put() {
			boolean ifAbsent = this.input.next(2) == 0;
			byte[][] keys = strings();
			byte[][] values = new byte[keys.length][];
			long size = this.model.size();
			for (int i = 0; i < keys.length; i++) {
				values[i] = string();
				if (ifAbsent) {
					this.model.putIfAbsent(ByteBuffer.wrap(keys[i]), values[i]);
				}
				else {
					this.model.put(ByteBuffer.wrap(keys[i]), values[i]);
				}
			}
			long added = this.model.size() - size;
			if (this.input.next(2) == 0) {
				check((ifAbsent ? this.map.putAllIfAbsent(keys, values) : this.map.putAll(keys, values)) == added);
			}
			else {
				PackedBytes packed = packed(keys);
				check((ifAbsent ? this.map.putAllIfAbsent(packed, packed(values))
						: this.map.putAll(packed, packed(values))) == added);
			}
		}

		private static PackedBytes packed(byte[][] strings) {
			int[] offsets = new int[strings.length + 1];
			offsets[0] = 3;
			for (int i = 0; i < strings.length; i++) {
				offsets[i + 1] = offsets[i] + strings[i].length;
			}
			ByteBuffer bytes = ByteBuffer.allocateDirect(offsets[strings.length]).position(3);
			for (byte[] string : strings) {
				bytes.put(string);
			}
			return PackedBytes.of(bytes, offsets);
		}

		private void remove() {
			byte[][] keys = strings();
			long size = this.model.size();
			for (byte[] key : keys) {
				this.model.remove(ByteBuffer.wrap(key));
			}
			check(this.map.removeAll(keys) == size - this.model.size());
		}

		private void get() {
			byte[][] keys = strings();
			byte[][] values = new byte[keys.length][];
			boolean[] found = new boolean[keys.length];
			long hits = this.map.getAll(packed(keys), values);
			check(this.map.containsAll(keys, found) == hits);
			for (int i = 0; i < keys.length; i++) {
				byte[] expected = this.model.get(ByteBuffer.wrap(keys[i]));
				check(Arrays.equals(values[i], expected) && found[i] == (expected != null));
				hits -= (expected != null) ? 1 : 0;
			}
			check(hits == 0);
		}

		// None of these changes anything.
		private void mistake() {
			byte[][] keys = strings();
			refused(IllegalArgumentException.class, () -> this.map.putAll(keys, new byte[keys.length + 1][0]));
			refused(IllegalArgumentException.class, () -> this.map.getAll(keys, new byte[keys.length + 1][]));
			refused(NullPointerException.class, () -> this.map.removeAll(new byte[][] { {}, null }));
			int offset = this.input.next();
			if (offset < 0) {
				refused(IndexOutOfBoundsException.class, () -> PackedBytes.of(new byte[9], new int[] { offset, 9 }));
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
			Map<ByteBuffer, byte[]> entries = new HashMap<>();
			this.map.forEach((key, value) -> check(entries.put(ByteBuffer.wrap(key), value) == null));
			check(entries.size() == this.model.size());
			this.model.forEach((key, value) -> check(Arrays.equals(entries.get(key), value)));
		}

		// Few ones as the bytes say; or many, which soon make the map grow.
		private byte[][] strings() {
			int count = this.input.next() & 0xff;
			if (count < 200) {
				byte[][] strings = new byte[count % 20][];
				Arrays.setAll(strings, (i) -> string());
				return strings;
			}
			int first = this.input.next() & 0xff;
			byte[][] strings = new byte[8 * (count - 200)][];
			Arrays.setAll(strings, (i) -> Integer.toString(first + i).getBytes(StandardCharsets.US_ASCII));
			return strings;
		}

		// Strings that differ in their length only, at their beginning or at their end.
		private byte[] string() {
			int length = LENGTHS[this.input.next(LENGTHS.length)];
			byte[] string = new byte[length];
			byte content = this.input.next();
			if (length > 0) {
				string[(content & 1) * (length - 1)] = content;
			}
			return string;
		}

		private static void check(boolean right) {
			if (!right) {
				throw new AssertionError();
			}
		}

	}

}
