package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Compares a kernel with the Java kernel before it is given to anyone: a wrong result on
 * this machine must end in a fallback, not in wrong data.
 */
public final class KernelSelfTest {

	private static final long SEED = 0x62756c6b6d6170L;

	private static final int PAIRS = 301;

	private static final int ENTRIES = 140;

	private static final long MISSING = -7;

	private KernelSelfTest() {
	}

	/**
	 * Runs the self-test.
	 * @param kernel the kernel to test
	 * @return what is wrong, as a sentence; {@code null} if nothing is
	 */
	public static @Nullable String run(BulkKernel kernel) {
		long[] keys = keys();
		long[] values = new SplittableRandom(SEED).longs(PAIRS).toArray();
		BulkKernel java = new JavaKernel();
		Table expected = table(java);
		Table actual = table(kernel);
		for (Update update : Update.values()) {
			expected.clear();
			actual.clear();
			// First new keys, until the table is full, then old ones.
			for (int offset : new int[] { 1, 0 }) {
				if (java.updateAll(update, expected, keys, values, offset, PAIRS - 1) != kernel.updateAll(update,
						actual, keys, values, offset, PAIRS - 1) || !expected.region().sameBytes(actual.region())) {
					return failed(update.name());
				}
			}
		}
		expected.clear();
		actual.clear();
		long[] expectedPlaces = values.clone();
		long[] actualPlaces = values.clone();
		for (int offset : new int[] { 1, 0 }) {
			if (java.getOrPutAll(expected, keys, expectedPlaces, offset, PAIRS - 1) != kernel.getOrPutAll(actual, keys,
					actualPlaces, offset, PAIRS - 1) || !Arrays.equals(expectedPlaces, actualPlaces)
					|| !expected.region().sameBytes(actual.region())) {
				return failed("get_or_put");
			}
		}
		long[] expectedValues = new long[PAIRS];
		long[] actualValues = new long[PAIRS];
		if (java.getAll(expected, keys, expectedValues, MISSING, 0, PAIRS) != kernel.getAll(actual, keys, actualValues,
				MISSING, 0, PAIRS) || !Arrays.equals(expectedValues, actualValues)) {
			return failed("get");
		}
		boolean[] expectedFound = new boolean[PAIRS];
		boolean[] actualFound = new boolean[PAIRS];
		if (java.containsAll(expected, keys, expectedFound, 0, PAIRS) != kernel.containsAll(actual, keys, actualFound,
				0, PAIRS) || !Arrays.equals(expectedFound, actualFound)) {
			return failed("contains");
		}
		Table expectedCopy = table(java);
		Table actualCopy = table(kernel);
		java.copyAll(expected, expectedCopy);
		kernel.copyAll(actual, actualCopy);
		if (!expectedCopy.region().sameBytes(actualCopy.region())) {
			return failed("copy");
		}
		if (java.removeAll(expected, keys, 0, PAIRS / 2) != kernel.removeAll(actual, keys, 0, PAIRS / 2)
				|| !expected.region().sameBytes(actual.region())) {
			return failed("remove");
		}
		String wrong = RecordSelfTest.run(kernel);
		wrong = (wrong != null) ? wrong : BytesSelfTest.run(kernel);
		return (wrong != null) ? failed(wrong) : null;
	}

	private static String failed(String operation) {
		return "self-test failed: " + operation.toLowerCase(Locale.ROOT).replace('_', '-')
				+ " differs from the Java kernel";
	}

	// More distinct keys than the table takes, so that it ends full; equal keys far from
	// and next to each other; and the keys that are special to somebody.
	private static long[] keys() {
		SplittableRandom random = new SplittableRandom(SEED);
		long[] keys = new long[PAIRS];
		for (int i = 0; i < PAIRS; i++) {
			keys[i] = (i % 7 == 6) ? keys[random.nextInt(i)] : random.nextLong() >> (i % 60);
		}
		keys[10] = 0;
		keys[11] = 0;
		keys[12] = -1;
		keys[13] = Long.MIN_VALUE;
		keys[14] = Long.MAX_VALUE;
		return keys;
	}

	private static Table table(BulkKernel kernel) {
		return Table.create(kernel.memory(), KeyHash.ofSeed(SEED), ENTRIES);
	}

}
