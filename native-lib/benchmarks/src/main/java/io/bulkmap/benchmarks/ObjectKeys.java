package io.bulkmap.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;

import io.bulkmap.PackedBytes;

/**
 * Batches of keys that are objects in a usual map, in any number of orders.
 *
 * @param uuids the keys, as UUIDs; none if they are strings
 * @param words the keys, as two words each; none if they are strings
 * @param strings the keys, as strings; none if they are UUIDs
 * @param packed the keys, as packed UTF-8; of none if they are UUIDs
 */
@SuppressWarnings("ArrayRecordComponent")
record ObjectKeys(UUID[] uuids, long[] words, String[] strings, PackedBytes packed) {

	private static final PackedBytes NOTHING = PackedBytes.of(new byte[0], new int[1]);

	/**
	 * Returns keys that are UUIDs.
	 * @param numbers number of each key
	 * @return the keys
	 */
	static ObjectKeys uuids(long[] numbers) {
		UUID[] uuids = new UUID[numbers.length];
		long[] words = new long[2 * numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			SplittableRandom random = new SplittableRandom(numbers[i]);
			words[2 * i] = random.nextLong();
			words[2 * i + 1] = random.nextLong();
			uuids[i] = new UUID(words[2 * i], words[2 * i + 1]);
		}
		return new ObjectKeys(uuids, words, new String[0], NOTHING);
	}

	/**
	 * Returns keys that are strings, objects of their own, as one makes them who reads
	 * them from somewhere.
	 * @param numbers number of each key
	 * @param key makes the key of a number
	 * @return the keys
	 */
	static ObjectKeys strings(long[] numbers, IntFunction<String> key) {
		String[] strings = new String[numbers.length];
		int[] offsets = new int[numbers.length + 1];
		byte[][] encoded = new byte[numbers.length][];
		for (int i = 0; i < numbers.length; i++) {
			encoded[i] = key.apply((int) numbers[i]).getBytes(StandardCharsets.UTF_8);
			strings[i] = new String(encoded[i], StandardCharsets.UTF_8);
			offsets[i + 1] = offsets[i] + encoded[i].length;
		}
		ByteBuffer bytes = ByteBuffer.allocateDirect(offsets[numbers.length]);
		for (byte[] string : encoded) {
			bytes.put(string);
		}
		return new ObjectKeys(new UUID[0], new long[0], strings, PackedBytes.of(bytes, offsets));
	}

	/**
	 * Returns the string of a number: 16 characters without any order.
	 * @param number the number
	 * @return the string
	 */
	static String sixteenCharacters(int number) {
		return "%016x".formatted(new SplittableRandom(number).nextLong());
	}

	/**
	 * Reads keys: the lines of a file up to the first tab.
	 * @param file the file, in UTF-8
	 * @return the keys, each as often as it is there
	 */
	static List<String> lines(Path file) {
		try (var lines = Files.lines(file)) {
			return lines.map((line) -> line.split("\t", 2)[0]).distinct().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
