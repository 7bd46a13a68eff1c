package io.bulkmap.map;

import java.util.List;
import java.util.Objects;

import io.bulkmap.BytesBulkMap;
import io.bulkmap.Codec;
import io.bulkmap.PackedBytes;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Keys of any number of bytes, checked, in whatever a caller has them.
 */
abstract class BytesKeys implements BatchKeys<BytesBatch>, ByteLengths {

	private static final int UNKNOWN = -1;

	/**
	 * What the keys take, as it was measured last.
	 */
	final ByteExtent extent = new ByteExtent();

	private int count;

	private int longest;

	private BytesKeys() {
	}

	/**
	 * Begins with other keys.
	 * @param keys how many there are
	 * @param mostBytes length of the longest one
	 */
	final void begin(int keys, int mostBytes) {
		this.count = keys;
		this.longest = mostBytes;
	}

	/**
	 * Returns the number of keys.
	 * @return the number of keys
	 */
	final int count() {
		return this.count;
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
		if (this.longest == UNKNOWN) {
			int most = 0;
			for (int i = 0; i < this.count; i++) {
				most = Math.max(most, length(i));
			}
			this.longest = most;
		}
		this.extent.clear();
		this.extent.add(this.count, this.longest);
	}

	@Override
	public void measureExactly(BytesBatch piece) {
		this.extent.measure(this, 0, this.count);
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

	private static void checkLength(String what, CharSequence key) {
		if (key.length() > BytesBulkMap.MOST_BYTES / 3) {
			checkLength(what, (key.length() > BytesBulkMap.MOST_BYTES) ? key.length()
					: Codec.strings().encode(key.toString()).length);
		}
	}

	/**
	 * In arrays.
	 */
	static final class Arrays extends BytesKeys {

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
	static final class Packed extends BytesKeys {

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

	/**
	 * As strings. How long they are is looked at as late as can be: strings may lie
	 * anywhere, and by the time that a long batch has been looked at, those in the
	 * beginning have left the cache.
	 */
	static final class Strings extends BytesKeys {

		private static final CharSequence[] NO_ARRAY = {};

		private final CharSequence[] one = { "" };

		private CharSequence[] array = NO_ARRAY;

		private @Nullable List<? extends CharSequence> list;

		Strings of(CharSequence key) {
			Objects.requireNonNull(key, "'key' must not be null");
			BytesKeys.checkLength("key", key);
			this.one[0] = key;
			this.array = this.one;
			begin(1, UNKNOWN);
			return this;
		}

		Strings of(CharSequence[] keys) {
			Objects.requireNonNull(keys, "'keys' must not be null");
			this.array = keys;
			return checked(keys.length);
		}

		Strings of(List<? extends CharSequence> keys) {
			Objects.requireNonNull(keys, "'keys' must not be null");
			this.list = keys;
			return checked(keys.size());
		}

		private Strings checked(int count) {
			for (int i = 0; i < count; i++) {
				if (key(i) == null) {
					throw new NullPointerException("'keys[%d]' must not be null".formatted(i));
				}
			}
			begin(count, UNKNOWN);
			return this;
		}

		/**
		 * Keeps nothing of the caller, so that others can be taken.
		 */
		void forget() {
			this.one[0] = "";
			this.array = NO_ARRAY;
			this.list = null;
		}

		private CharSequence key(int index) {
			List<? extends CharSequence> keys = this.list;
			return (keys != null) ? keys.get(index) : this.array[index];
		}

		@Override
		public int length(int index) {
			CharSequence key = key(index);
			int length = key.length();
			if (length > BytesBulkMap.MOST_BYTES / 3) {
				BytesKeys.checkLength("keys[%d]".formatted(index), key);
			}
			return 3 * Math.min(length, BytesBulkMap.MOST_BYTES);
		}

		@Override
		public void measureExactly(BytesBatch piece) {
			this.extent.clear();
			for (int done = 0; done < count();) {
				int fitting = copyTo(piece, done, Math.min(Piece.LENGTH, count() - done));
				for (int i = 0; i < fitting; i++) {
					this.extent.add(1, BytesBatch.length(piece.key(i)));
				}
				done += fitting;
			}
		}

		@Override
		public int copyTo(BytesBatch piece, int from, int most) {
			piece.clear();
			int room = BytesBatch.BYTES / 3;
			char[] characters = piece.characters(room);
			int end = 0;
			int count = 0;
			while (count < most) {
				int begin = end;
				end = Utf8.getChars(key(from + count), characters, begin, room);
				if (end < begin) {
					return (count > 0) ? finish(piece, begin, count) : copyLong(piece, from);
				}
				piece.key(count++, begin, end - begin);
			}
			return finish(piece, end, count);
		}

		// A key for which there is room in a piece of its own.
		private int copyLong(BytesBatch piece, int index) {
			int length = length(index) / 3;
			int end = Utf8.getChars(key(index), piece.characters(length), 0, length);
			if (end < 0) {
				throw new IllegalStateException("'keys[%d]' has grown during the call".formatted(index));
			}
			piece.key(0, 0, end);
			return finish(piece, end, 1);
		}

		private static int finish(BytesBatch piece, int length, int count) {
			if (!piece.putAscii(length)) {
				encode(piece, piece.characters(length), length, count);
			}
			return count;
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
