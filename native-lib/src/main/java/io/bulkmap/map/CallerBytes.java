package io.bulkmap.map;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Words of a caller, or shorter units, in an array or in a buffer of {@code byte}, the
 * lowest byte of each first.
 */
final class CallerBytes implements Words<RecordBatch> {

	private static final byte[] NO_ARRAY = {};

	private final boolean sameOrder;

	private byte[] array = NO_ARRAY;

	private @Nullable ByteBuffer buffer;

	private int begin;

	CallerBytes() {
		this(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
	}

	// For tests: as if the words of the machine were in another order.
	CallerBytes(boolean sameOrder) {
		this.sameOrder = sameOrder;
	}

	/**
	 * Takes an array.
	 * @param array the array
	 * @param begin where the bytes begin
	 */
	void take(byte[] array, int begin) {
		this.array = array;
		this.buffer = null;
		this.begin = begin;
	}

	/**
	 * Takes a buffer.
	 * @param buffer the buffer; the bytes begin at its position
	 */
	void take(ByteBuffer buffer) {
		this.array = NO_ARRAY;
		this.buffer = buffer;
		this.begin = buffer.position();
	}

	/**
	 * Keeps nothing of the caller.
	 */
	void forget() {
		take(NO_ARRAY, 0);
	}

	@Override
	public void copyTo(RecordBatch piece, int from, int count) {
		ByteBuffer bytes = this.buffer;
		int source = this.begin + from * Long.BYTES;
		if (!this.sameOrder) {
			for (int i = 0; i < count; i++) {
				piece.valueWord(i, get(from + i, Long.BYTES));
			}
		}
		else if (bytes == null) {
			piece.region().putBytes(RecordBatch.VALUES, this.array, source, count * Long.BYTES);
		}
		else {
			piece.region().putBytes(RecordBatch.VALUES, bytes, source, count * Long.BYTES);
		}
	}

	@Override
	public void copyFrom(RecordBatch piece, int word, int to, int count) {
		ByteBuffer bytes = this.buffer;
		int source = RecordBatch.VALUES + word * Long.BYTES;
		int target = this.begin + to * Long.BYTES;
		if (!this.sameOrder) {
			for (int i = 0; i < count; i++) {
				put(to + i, piece.valueWord(word + i));
			}
		}
		else if (bytes == null) {
			piece.region().getBytes(source, this.array, target, count * Long.BYTES);
		}
		else {
			piece.region().getBytes(source, bytes, target, count * Long.BYTES);
		}
	}

	@Override
	public void put(int index, long word) {
		put(index, Long.BYTES, word);
	}

	/**
	 * Returns a unit.
	 * @param index its number
	 * @param bytes how long each is: 1, 2, 4 or 8
	 * @return its bits, with zeros above them
	 */
	long get(int index, int bytes) {
		ByteBuffer units = this.buffer;
		int at = this.begin + index * bytes;
		return (units == null) ? Units.get(this.array, at, bytes) : Units.get(units, at, bytes);
	}

	/**
	 * Receives a unit.
	 * @param index its number
	 * @param bytes how long each is: 1, 2, 4 or 8
	 * @param bits its bits, and any above them
	 */
	void put(int index, int bytes, long bits) {
		ByteBuffer units = this.buffer;
		int at = this.begin + index * bytes;
		if (units == null) {
			Units.put(this.array, at, bytes, bits);
		}
		else {
			Units.put(units, at, bytes, bits);
		}
	}

	/**
	 * Access to units in little-endian order, whatever the order of a buffer is.
	 */
	private static final class Units {

		private static final VarHandle SHORTS = ofArray(short[].class);

		private static final VarHandle INTS = ofArray(int[].class);

		private static final VarHandle LONGS = ofArray(long[].class);

		private static final VarHandle BUFFER_SHORTS = ofBuffer(short[].class);

		private static final VarHandle BUFFER_INTS = ofBuffer(int[].class);

		private static final VarHandle BUFFER_LONGS = ofBuffer(long[].class);

		private Units() {
		}

		private static VarHandle ofArray(Class<?> units) {
			return MethodHandles.byteArrayViewVarHandle(units, ByteOrder.LITTLE_ENDIAN);
		}

		private static VarHandle ofBuffer(Class<?> units) {
			return MethodHandles.byteBufferViewVarHandle(units, ByteOrder.LITTLE_ENDIAN);
		}

		static long get(byte[] array, int at, int bytes) {
			return switch (bytes) {
				case 1 -> array[at] & 0xffL;
				case 2 -> (short) SHORTS.get(array, at) & 0xffffL;
				case 4 -> (int) INTS.get(array, at) & 0xffff_ffffL;
				default -> (long) LONGS.get(array, at);
			};
		}

		static long get(ByteBuffer buffer, int at, int bytes) {
			return switch (bytes) {
				case 1 -> buffer.get(at) & 0xffL;
				case 2 -> (short) BUFFER_SHORTS.get(buffer, at) & 0xffffL;
				case 4 -> (int) BUFFER_INTS.get(buffer, at) & 0xffff_ffffL;
				default -> (long) BUFFER_LONGS.get(buffer, at);
			};
		}

		static void put(byte[] array, int at, int bytes, long bits) {
			switch (bytes) {
				case 1 -> array[at] = (byte) bits;
				case 2 -> SHORTS.set(array, at, (short) bits);
				case 4 -> INTS.set(array, at, (int) bits);
				default -> LONGS.set(array, at, bits);
			}
		}

		static void put(ByteBuffer buffer, int at, int bytes, long bits) {
			switch (bytes) {
				case 1 -> buffer.put(at, (byte) bits);
				case 2 -> BUFFER_SHORTS.set(buffer, at, (short) bits);
				case 4 -> BUFFER_INTS.set(buffer, at, (int) bits);
				default -> BUFFER_LONGS.set(buffer, at, bits);
			}
		}

	}

}
