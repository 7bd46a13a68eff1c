package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.bulkmap.BytesBulkMap;
import io.bulkmap.Codec;
import io.bulkmap.PackedBytes;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.Piece;

/**
 * Keys of any number of bytes, checked, in whatever a caller has them.
 */
abstract class BytesKeys implements BatchKeys<BytesBatch> {

	private static final int UNKNOWN = -1;

	private final int count;

	private int longest = UNKNOWN;

	BytesKeys(int count) {
		this.count = count;
	}

	BytesKeys(int count, int longest) {
		this.count = count;
		this.longest = longest;
	}

	/**
	 * Returns the number of keys.
	 * @return the number of keys
	 */
	final int count() {
		return this.count;
	}

	/**
	 * Returns the length of a key, or a little more.
	 * @param index number of the key
	 * @return the number of bytes
	 * @throws IllegalArgumentException if the key is too long
	 */
	abstract int mostBytes(int index);

	@Override
	public final int fit(int from, int most) {
		boolean all = this.longest != UNKNOWN && this.longest <= BytesBatch.BYTES / most;
		return all ? most : fit(from, most, this::mostBytes);
	}

	/**
	 * Tells how many byte strings fit into a piece.
	 */
	static int fit(int from, int most, IntToLength lengths) {
		int bytes = lengths.of(from);
		int fitting = 1;
		while (fitting < most) {
			bytes += lengths.of(from + fitting);
			if (bytes > BytesBatch.BYTES) {
				break;
			}
			fitting++;
		}
		return fitting;
	}

	// As if all were as long as the longest one.
	@Override
	public final Extent extent() {
		if (this.longest == UNKNOWN) {
			this.longest = IntStream.range(0, this.count).map(this::mostBytes).max().orElse(0);
		}
		int each = padded(this.longest);
		return new Extent((long) this.count * each, each);
	}

	@Override
	public Extent exactExtent(BytesBatch piece) {
		return extent(this.count, this::mostBytes);
	}

	/**
	 * Adds lengths up, each filled up to a multiple of 8.
	 */
	static Extent extent(int count, IntToLength lengths) {
		long bytes = 0;
		int longest = 0;
		for (int i = 0; i < count; i++) {
			int length = padded(lengths.of(i));
			bytes += length;
			longest = Math.max(longest, length);
		}
		return new Extent(bytes, longest);
	}

	private static int padded(int length) {
		return ByteRecords.bytes(0, length) - ByteRecords.KEY;
	}

	/**
	 * Checks the length of a key or value.
	 * @param what its name
	 * @param length its length
	 * @throws IllegalArgumentException if it is too long
	 */
	static void checkLength(String what, int length) {
		if (length > BytesBulkMap.MOST_BYTES) {
			throw new IllegalArgumentException(
					"'%s' must have at most %d bytes, not %d".formatted(what, BytesBulkMap.MOST_BYTES, length));
		}
	}

	static BytesKeys of(byte[] key) {
		Objects.requireNonNull(key, "'key' must not be null");
		checkLength("key", key.length);
		return new Arrays(new byte[][] { key }, key.length);
	}

	static BytesKeys of(byte[][] keys) {
		return new Arrays(keys, check("keys", keys));
	}

	/**
	 * Checks byte strings.
	 * @param what name of the array
	 * @param strings the array
	 * @return the length of the longest one
	 */
	static int check(String what, byte[][] strings) {
		if (strings == null) {
			throw new NullPointerException("'%s' must not be null".formatted(what));
		}
		int longest = 0;
		for (int i = 0; i < strings.length; i++) {
			if (strings[i] == null) {
				throw new NullPointerException("'%s[%d]' must not be null".formatted(what, i));
			}
			if (strings[i].length > BytesBulkMap.MOST_BYTES) {
				checkLength("%s[%d]".formatted(what, i), strings[i].length);
			}
			longest = Math.max(longest, strings[i].length);
		}
		return longest;
	}

	static BytesKeys of(PackedBytes keys) {
		return new Packed(keys, check("keys", keys));
	}

	/**
	 * Checks packed byte strings.
	 * @param what name of the argument
	 * @param strings the strings
	 * @return the length of the longest one
	 */
	static int check(String what, PackedBytes strings) {
		if (strings == null) {
			throw new NullPointerException("'%s' must not be null".formatted(what));
		}
		int longest = 0;
		for (int i = 0; i < strings.count(); i++) {
			if (strings.length(i) > BytesBulkMap.MOST_BYTES) {
				checkLength("%s[%d]".formatted(what, i), strings.length(i));
			}
			longest = Math.max(longest, strings.length(i));
		}
		return longest;
	}

	static BytesKeys of(CharSequence key) {
		Objects.requireNonNull(key, "'key' must not be null");
		checkLength("key", key);
		return new Strings(1, (index) -> key);
	}

	static BytesKeys of(CharSequence[] keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return strings(keys.length, (index) -> keys[index]);
	}

	static BytesKeys of(List<? extends CharSequence> keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return strings(keys.size(), keys::get);
	}

	private static BytesKeys strings(int count, IntFunction<? extends CharSequence> keys) {
		for (int i = 0; i < count; i++) {
			if (keys.apply(i) == null) {
				throw new NullPointerException("'keys[%d]' must not be null".formatted(i));
			}
		}
		return new Strings(count, keys);
	}

	private static void checkLength(String what, CharSequence key) {
		if (key.length() > BytesBulkMap.MOST_BYTES / 3) {
			checkLength(what, (key.length() > BytesBulkMap.MOST_BYTES) ? key.length()
					: Codec.strings().encode(key.toString()).length);
		}
	}

	/**
	 * Returns a length by a number.
	 */
	@FunctionalInterface
	interface IntToLength {

		int of(int index);

	}

	/**
	 * In arrays.
	 */
	private static final class Arrays extends BytesKeys {

		private final byte[][] keys;

		Arrays(byte[][] keys, int longest) {
			super(keys.length, longest);
			this.keys = keys;
		}

		@Override
		int mostBytes(int index) {
			return this.keys[index].length;
		}

		@Override
		public void copyTo(BytesBatch piece, int from, int count) {
			piece.clear();
			for (int i = 0; i < count; i++) {
				byte[] key = this.keys[from + i];
				piece.key(i, piece.append(key, key.length), key.length);
			}
		}

	}

	/**
	 * One behind the other.
	 */
	private static final class Packed extends BytesKeys {

		private final PackedBytes keys;

		private final ByteBuffer bytes;

		Packed(PackedBytes keys, int longest) {
			super(keys.count(), longest);
			this.keys = keys;
			this.bytes = keys.bytes().order(ByteOrder.nativeOrder());
		}

		@Override
		int mostBytes(int index) {
			return this.keys.length(index);
		}

		@Override
		public void copyTo(BytesBatch piece, int from, int count) {
			piece.clear();
			int begin = this.keys.offset(from);
			int length = this.keys.offset(from + count) - begin;
			int target = piece.append(length);
			piece.bytes().put(target, this.bytes, begin, length);
			for (int i = 0; i < count; i++) {
				int offset = this.keys.offset(from + i);
				piece.key(i, target + Objects.checkFromIndexSize(offset - begin, this.keys.length(from + i), length),
						this.keys.length(from + i));
			}
		}

	}

	/**
	 * As strings. How long they are is looked at as late as can be: strings may lie
	 * anywhere, and by the time that a long batch has been looked at, those in the
	 * beginning have left the cache.
	 */
	private static final class Strings extends BytesKeys {

		private final IntFunction<? extends CharSequence> keys;

		Strings(int count, IntFunction<? extends CharSequence> keys) {
			super(count);
			this.keys = keys;
		}

		@Override
		int mostBytes(int index) {
			CharSequence key = this.keys.apply(index);
			int length = key.length();
			if (length > BytesBulkMap.MOST_BYTES / 3) {
				BytesKeys.checkLength("keys[%d]".formatted(index), key);
			}
			return 3 * Math.min(length, BytesBulkMap.MOST_BYTES);
		}

		@Override
		public Extent exactExtent(BytesBatch piece) {
			Extent all = Extent.NONE;
			for (int done = 0; done < count();) {
				int fitting = fit(done, Math.min(Piece.LENGTH, count() - done));
				copyTo(piece, done, fitting);
				all = all.and(extent(fitting, (index) -> BytesBatch.length(piece.key(index))));
				done += fitting;
			}
			return all;
		}

		// As many as fit into a piece, or one.
		@Override
		public void copyTo(BytesBatch piece, int from, int count) {
			piece.clear();
			char[] characters = piece.characters((count > 1) ? BytesBatch.BYTES / 3 : this.keys.apply(from).length());
			int end = 0;
			for (int i = 0; i < count; i++) {
				int begin = end;
				end = Utf8.getChars(this.keys.apply(from + i), characters, begin);
				piece.key(i, begin, end - begin);
			}
			if (!piece.appendAscii(end)) {
				encode(piece, characters, end, count);
			}
		}

		private static void encode(BytesBatch piece, char[] characters, int length, int count) {
			int end = piece.append(3 * length);
			for (int i = 0; i < count; i++) {
				long key = piece.key(i);
				int begin = end;
				end = Utf8.encode(characters, BytesBatch.begin(key), BytesBatch.length(key), piece.bytes(), begin);
				piece.key(i, begin, end - begin);
			}
		}

	}

}
