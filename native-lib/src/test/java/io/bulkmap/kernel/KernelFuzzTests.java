package io.bulkmap.kernel;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;

import io.bulkmap.FuzzInput;
import io.bulkmap.Fuzzing;
import io.bulkmap.Isa;
import io.bulkmap.table.KeyHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any bytes are a sequence of operations on a small table, which must match the Java
 * kernel and a {@code HashMap}. {@code .ci/fuzz} looks for bytes that reach new code; the
 * ones worth keeping are repeated in every build.
 */
public class KernelFuzzTests {

	private static final List<Update> UPDATES = List.of(Update.values());

	// As in TableLayout.
	private static final int GROUP_SHIFT = 7;

	private static final long GROUP_GROWTH_LIMIT = 4;

	private static final long MISSING = 1;

	/**
	 * Called by Jazzer.
	 */
	public static void fuzzerTestOneInput(byte[] bytes) {
		for (BulkKernel kernel : Fuzzed.kernels) {
			new Run(kernel, new FuzzInput(bytes)).run();
		}
	}

	@ParameterizedTest
	@EnumSource
	void keptInputsShouldMatchTheJavaKernelAndAHashMap(Isa isa) throws IOException, URISyntaxException {
		BulkKernel kernel = TestKernels.kernel(isa);

		Fuzzing.repeatKept(getClass(), (input) -> new Run(kernel, input).run());
	}

	private static final class Fuzzed {

		static final List<BulkKernel> kernels = Fuzzing.onThisMachine(TestKernels::kernel);

	}

	/**
	 * What the bytes of an input mean.
	 */
	private static final class Run {

		private final FuzzInput input;

		private final ModelledTables tables;

		private final long[] vocabulary;

		Run(BulkKernel kernel, FuzzInput input) {
			this.input = input;
			KeyHash hash = KeyHash.ofSeed(input.next());
			int groups = 1 + input.next(16);
			this.tables = new ModelledTables(kernel, hash, groups * GROUP_GROWTH_LIMIT);
			this.vocabulary = vocabulary(hash, groups);
		}

		// One key for each byte: half of them belong to the last and the first two
		// groups, the others are the numbers around 0.
		private static long[] vocabulary(KeyHash hash, int groups) {
			long[] keys = new long[256];
			long key = 1000;
			for (int i = 0; i < 128; i++) {
				int group = (groups - 2 + i % 4 + groups) % groups;
				do {
					key++;
				}
				while (hash.home(key, groups) >>> GROUP_SHIFT != group);
				keys[i] = key;
				keys[i + 128] = i - 64L;
			}
			return keys;
		}

		void run() {
			while (!this.input.ended()) {
				operate(this.input.next(16));
				this.tables.checkSameBytes();
			}
			this.tables.checkEntries();
		}

		private void operate(int operation) {
			if (operation == 14) {
				copy();
				return;
			}
			if (operation == 15) {
				this.tables.clear();
				return;
			}
			long[] keys = keys();
			int offset = Math.min(this.input.next(4), keys.length);
			int length = keys.length - offset;
			switch (operation) {
				case 9 -> this.tables.getAll(keys, new long[keys.length], MISSING, offset, length);
				case 10 -> this.tables.getAll(keys, keys, MISSING, offset, length);
				case 11 -> this.tables.containsAll(keys, new boolean[keys.length], offset, length);
				case 12 -> this.tables.containsAll(keys, null, offset, length);
				case 8 -> this.tables.getOrPutAll(keys, values(keys.length), offset, length);
				case 6, 7, 13 -> this.tables.removeAll(keys, offset, length);
				default -> {
					Update update = UPDATES.get(operation % UPDATES.size());
					this.tables.updateAll(update, keys, values(keys.length), offset, length);
				}
			}
		}

		private void copy() {
			int groups = this.tables.groupCount();
			KeyHash hash = (this.input.next(2) == 0) ? this.tables.hash() : KeyHash.ofSeed(this.input.next());
			int larger = this.input.next(Math.max(1, 64 - groups));
			this.tables.copy(hash, (groups + larger) * GROUP_GROWTH_LIMIT, this.input.next(groups + 1));
		}

		// Few ones as the bytes say; or many, at a regular distance in the vocabulary.
		private long[] keys() {
			int count = this.input.next() & 0xff;
			if (count < 40) {
				long[] keys = new long[count];
				for (int i = 0; i < count; i++) {
					keys[i] = this.vocabulary[this.input.next() & 0xff];
				}
				return keys;
			}
			long[] keys = new long[(count < 250) ? count - 30 : 900 + count];
			int index = this.input.next() & 0xff;
			int distance = this.input.next();
			for (int i = 0; i < keys.length; i++) {
				keys[i] = this.vocabulary[index + i * distance & 0xff];
			}
			return keys;
		}

		private long[] values(int length) {
			byte first = this.input.next();
			long[] values = new long[length];
			for (int i = 0; i < length; i++) {
				values[i] = switch (first) {
					case Byte.MIN_VALUE -> Long.MIN_VALUE;
					case Byte.MAX_VALUE -> Long.MAX_VALUE;
					default -> first + i % 5;
				};
			}
			return values;
		}

	}

}
