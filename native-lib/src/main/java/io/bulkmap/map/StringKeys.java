package io.bulkmap.map;

import java.util.List;
import java.util.Objects;

import io.bulkmap.BytesBulkMap;
import io.bulkmap.Codec;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are strings for the caller, checked. They are looked at as seldom as can be:
 * strings may lie anywhere, and by the time that a long batch has been looked at, those
 * in the beginning have left the cache.
 */
final class StringKeys extends BytesKeys {

	private static final CharSequence[] NO_ARRAY = {};

	private final CharSequence[] one = { "" };

	private CharSequence[] array = NO_ARRAY;

	private @Nullable List<? extends CharSequence> list;

	private final KeptKeys kept = new KeptKeys();

	StringKeys of(CharSequence key) {
		Objects.requireNonNull(key, "'key' must not be null");
		checkLength("key", key);
		this.one[0] = key;
		this.array = this.one;
		begin(1);
		return this;
	}

	StringKeys of(CharSequence[] keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		this.array = keys;
		return checked(keys.length);
	}

	StringKeys of(List<? extends CharSequence> keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		this.list = keys;
		return checked(keys.size());
	}

	private StringKeys checked(int count) {
		for (int i = 0; i < count; i++) {
			if (key(i) == null) {
				throw new NullPointerException("'keys[%d]' must not be null".formatted(i));
			}
		}
		begin(count);
		return this;
	}

	private static void checkLength(String what, CharSequence key) {
		if (key.length() > BytesBulkMap.MOST_BYTES / 3) {
			checkLength(what, (key.length() > BytesBulkMap.MOST_BYTES) ? key.length()
					: Codec.strings().encode(key.toString()).length);
		}
	}

	/**
	 * Copies as many as can be kept, for a call that goes over its keys several times.
	 * @param piece keeps them
	 * @return this
	 */
	StringKeys ahead(BytesBatch piece) {
		boolean keeps = true;
		while (keeps && this.kept.count() < count()) {
			int done = this.kept.count();
			int copied = copyShort(piece, done, Math.min(Piece.LENGTH, count() - done));
			keeps = copied > 0 && this.kept.add(piece, copied);
		}
		return this;
	}

	/**
	 * Keeps nothing of the caller, so that others can be taken.
	 */
	void forget() {
		this.kept.clear();
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
			checkLength("keys[%d]".formatted(index), key);
		}
		return 3 * Math.min(length, BytesBulkMap.MOST_BYTES);
	}

	// As if all were as long as the longest one, and each character took three bytes.
	@Override
	public void measure() {
		int most = 0;
		for (int i = this.kept.count(); i < count(); i++) {
			most = Math.max(most, length(i));
		}
		this.extent.clear();
		this.kept.measure(this.extent);
		this.extent.add(count() - this.kept.count(), most);
	}

	@Override
	public void measureExactly(BytesBatch piece) {
		this.extent.clear();
		this.kept.measureExactly(this.extent);
		for (int done = this.kept.count(); done < count();) {
			int fitting = copyTo(piece, done, Math.min(Piece.LENGTH, count() - done));
			for (int i = 0; i < fitting; i++) {
				this.extent.add(1, BytesBatch.length(piece.key(i)));
			}
			done += fitting;
		}
	}

	@Override
	public int copyTo(BytesBatch piece, int from, int most) {
		if (from < this.kept.count()) {
			return this.kept.takeTo(piece, from, most);
		}
		int count = copyShort(piece, from, most);
		return (count > 0) ? count : copyLong(piece, from);
	}

	// As many as fit into the characters of a piece together, or none.
	private int copyShort(BytesBatch piece, int from, int most) {
		piece.clear();
		int room = BytesBatch.BYTES / 3;
		char[] characters = piece.characters(room);
		int target = piece.append(0);
		int begin = 0;
		int count = 0;
		while (count < most) {
			int end = Utf8.getChars(key(from + count), characters, begin, room);
			if (end < begin) {
				break;
			}
			piece.key(count++, target + begin, end - begin);
			begin = end;
		}
		return finish(piece, begin, count);
	}

	// A key for which there is room in a piece of its own.
	private int copyLong(BytesBatch piece, int index) {
		int length = length(index) / 3;
		int end = Utf8.getChars(key(index), piece.characters(length), 0, length);
		if (end < 0) {
			throw new IllegalStateException("'keys[%d]' has grown during the call".formatted(index));
		}
		piece.key(0, piece.append(0), end);
		return finish(piece, end, 1);
	}

	// Keys are ranges already, as if each character were a byte.
	private static int finish(BytesBatch piece, int length, int count) {
		if (!piece.appendAscii(length)) {
			encode(piece, piece.characters(length), length, count);
		}
		return count;
	}

	private static void encode(BytesBatch piece, char[] characters, int length, int count) {
		int target = piece.append(3 * length);
		int end = target;
		for (int i = 0; i < count; i++) {
			long key = piece.key(i);
			int begin = end;
			end = Utf8.encode(characters, BytesBatch.begin(key) - target, BytesBatch.length(key), piece.bytes(), begin);
			piece.key(i, begin, end - begin);
		}
	}

}
