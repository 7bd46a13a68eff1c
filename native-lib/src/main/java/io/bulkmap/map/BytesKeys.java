package io.bulkmap.map;

import java.util.Objects;

import io.bulkmap.BytesBulkMap;
import io.bulkmap.PackedBytes;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.Piece;

/**
 * Keys of any number of bytes, checked, in whatever a caller has them.
 */
abstract class BytesKeys implements BatchKeys<BytesBatch>, ByteLengths {

	/**
	 * What the keys take, as it was measured last.
	 */
	final ByteExtent extent = new ByteExtent();

	private int count;

	/**
	 * Begins with other keys.
	 * @param keys how many there are
	 */
	final void begin(int keys) {
		this.count = keys;
	}

	/**
	 * Returns the number of keys.
	 * @return the number of keys
	 */
	final int count() {
		return this.count;
	}

	@Override
	public final long bytes() {
		return this.extent.bytes();
	}

	@Override
	public final int longest() {
		return this.extent.longest();
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

	static void checkKey(byte[] key) {
		Objects.requireNonNull(key, "'key' must not be null");
		checkLength("key", key.length);
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
		int begin = strings.offset(0);
		for (int i = 0; i < strings.count(); i++) {
			int end = strings.offset(i + 1);
			if (end - begin > BytesBulkMap.MOST_BYTES) {
				checkLength("%s[%d]".formatted(what, i), end - begin);
			}
			longest = Math.max(longest, end - begin);
			begin = end;
		}
		return longest;
	}

	/**
	 * Those that are bytes for the caller, too, who knows how many.
	 */
	abstract static class Measured extends BytesKeys {

		private int longest;

		/**
		 * Begins with other keys.
		 * @param keys how many there are
		 * @param mostBytes length of the longest one
		 */
		final void begin(int keys, int mostBytes) {
			begin(keys);
			this.longest = mostBytes;
		}

		/**
		 * Tells how many fit into a piece.
		 * @param from the first one
		 * @param most the most that are wanted, at least 1
		 * @return how many, at least 1
		 */
		final int fit(int from, int most) {
			return (this.longest <= BytesBatch.BYTES / most) ? most : ByteExtent.fit(this, from, most);
		}

		// As if all were as long as the longest one.
		@Override
		public final void measure() {
			this.extent.clear();
			this.extent.add(count(), this.longest);
		}

		@Override
		public final void measureExactly(BytesBatch piece) {
			this.extent.measure(this, 0, count());
		}

	}

	/**
	 * In arrays.
	 */
	static final class Arrays extends Measured {

		static final byte[] EMPTY = {};

		private static final byte[][] NONE = {};

		private final byte[][] one = { EMPTY };

		private byte[][] keys = NONE;

		Arrays of(byte[] key) {
			checkKey(key);
			this.one[0] = key;
			this.keys = this.one;
			begin(1, key.length);
			return this;
		}

		Arrays of(byte[][] keys) {
			int longest = check("keys", keys);
			this.keys = keys;
			begin(keys.length, longest);
			return this;
		}

		/**
		 * Keeps nothing of the caller.
		 */
		void forget() {
			this.one[0] = EMPTY;
			this.keys = NONE;
		}

		@Override
		public int length(int index) {
			return this.keys[index].length;
		}

		@Override
		public int copyTo(BytesBatch piece, int from, int most) {
			int count = fit(from, most);
			piece.clear();
			for (int i = 0; i < count; i++) {
				byte[] key = this.keys[from + i];
				piece.key(i, piece.append(key, key.length), key.length);
			}
			return count;
		}

	}

	/**
	 * One behind the other.
	 */
	static final class Packed extends Measured {

		static final PackedBytes NONE = PackedBytes.of(new byte[0], new int[1]);

		private PackedBytes keys = NONE;

		Packed of(PackedBytes keys) {
			int longest = check("keys", keys);
			this.keys = keys;
			begin(keys.count(), longest);
			return this;
		}

		/**
		 * Takes keys and checks that they are strings.
		 * @param keys the keys
		 * @param piece is used for it
		 * @return this
		 * @throws IllegalArgumentException if one is not UTF-8
		 */
		Packed ofUtf8(PackedBytes keys, BytesBatch piece) {
			of(keys);
			for (int done = 0; done < count();) {
				int fitting = fit(done, Math.min(Piece.LENGTH, count() - done));
				int begin = copyBytes(piece, done, fitting);
				if (!piece.isAscii(begin)) {
					ranges(piece, begin, done, fitting);
					Utf8.check(piece, fitting, done);
				}
				done += fitting;
			}
			return this;
		}

		/**
		 * Keeps nothing of the caller.
		 */
		void forget() {
			this.keys = NONE;
		}

		@Override
		public int length(int index) {
			return this.keys.length(index);
		}

		// Returns where they begin there.
		private int copyBytes(BytesBatch piece, int from, int count) {
			piece.clear();
			int begin = this.keys.offset(from);
			int length = this.keys.offset(from + count) - begin;
			int target = piece.append(length);
			this.keys.copyTo(begin, length, piece.bytes(), target);
			return target;
		}

		@Override
		public int copyTo(BytesBatch piece, int from, int most) {
			int count = fit(from, most);
			ranges(piece, copyBytes(piece, from, count), from, count);
			return count;
		}

		// Others may change the offsets meanwhile.
		private void ranges(BytesBatch piece, int target, int from, int count) {
			int length = piece.append(0) - target;
			int first = this.keys.offset(from);
			int begin = 0;
			for (int i = 0; i < count; i++) {
				int end = this.keys.offset(from + i + 1) - first;
				piece.key(i, target + Objects.checkFromToIndex(begin, end, length), end - begin);
				begin = end;
			}
		}

	}

}
