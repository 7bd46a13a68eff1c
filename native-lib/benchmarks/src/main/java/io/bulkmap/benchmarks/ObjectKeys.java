package io.bulkmap.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;

import io.bulkmap.PackedBytes;

/**
 * Batches of keys that are objects in a usual map, in any number of orders.
 *
 * @param uuids the keys, as UUIDs; none if they are strings, or without objects
 * @param words the keys, as two words each; none if they are strings
 * @param strings the keys, as strings; none if they are UUIDs, or without objects
 * @param packed the keys, as packed UTF-8; of none if they are UUIDs
 */
@SuppressWarnings("ArrayRecordComponent")
record ObjectKeys(UUID[] uuids, long[] words, String[] strings, PackedBytes packed) {

	private static final PackedBytes NOTHING = PackedBytes.of(new byte[0], new int[1]);

	/**
	 * Returns keys that are UUIDs, without objects.
	 * @param numbers number of each key
	 * @return the keys
	 */
	static ObjectKeys uuids(long[] numbers) {
		long[] words = new long[2 * numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			SplittableRandom random = new SplittableRandom(numbers[i]);
			words[2 * i] = random.nextLong();
			words[2 * i + 1] = random.nextLong();
		}
		return new ObjectKeys(new UUID[0], words, new String[0], NOTHING);
	}

	/**
	 * Returns keys that are strings, without objects.
	 * @param numbers number of each key
	 * @param key makes the key of a number
	 * @return the keys
	 */
	static ObjectKeys strings(long[] numbers, IntFunction<String> key) {
		int[] offsets = new int[numbers.length + 1];
		byte[][] encoded = new byte[numbers.length][];
		for (int i = 0; i < numbers.length; i++) {
			encoded[i] = key.apply((int) numbers[i]).getBytes(StandardCharsets.UTF_8);
			offsets[i + 1] = offsets[i] + encoded[i].length;
		}
		ByteBuffer bytes = ByteBuffer.allocateDirect(offsets[numbers.length]);
		for (byte[] string : encoded) {
			bytes.put(string);
		}
		return new ObjectKeys(new UUID[0], new long[0], new String[0], PackedBytes.of(bytes, offsets));
	}

	/**
	 * Returns the same keys with objects, as a request has them: they are in no map yet,
	 * and strings have no hash.
	 * @return the keys
	 */
	ObjectKeys withObjects() {
		UUID[] newUuids = new UUID[this.words.length / 2];
		Arrays.setAll(newUuids, (i) -> new UUID(this.words[2 * i], this.words[2 * i + 1]));
		String[] newStrings = new String[this.packed.count()];
		Arrays.setAll(newStrings, this::string);
		return new ObjectKeys(newUuids, this.words, newStrings, this.packed);
	}

	/**
	 * Returns a packed key as a string.
	 * @param i number of the key
	 * @return a new string
	 */
	String string(int i) {
		byte[] bytes = new byte[this.packed.length(i)];
		this.packed.bytes().get(this.packed.offset(i), bytes);
		return new String(bytes, StandardCharsets.UTF_8);
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
