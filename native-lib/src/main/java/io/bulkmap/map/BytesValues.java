package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.bulkmap.PackedBytes;
import io.bulkmap.record.BytesBatch;
import org.jspecify.annotations.Nullable;

/**
 * Values of any number of bytes, checked, in whatever a caller has them.
 */
abstract class BytesValues implements BatchValues<BytesBatch> {

	private BytesValues() {
	}

	static BytesValues of(byte[][] values) {
		BytesKeys.check("values", values);
		return new Arrays(values);
	}

	static BytesValues of(PackedBytes values) {
		BytesKeys.check("values", values);
		return new Packed(values);
	}

	static BytesValues receiver(byte[] @Nullable [] values) {
		return new Receiver(values);
	}

	@Override
	public void takeFrom(BytesBatch piece, int from, int count, int found) {
		throw new UnsupportedOperationException("These values are stored");
	}

	/**
	 * In arrays.
	 */
	private static final class Arrays extends BytesValues {

		private final byte[][] values;

		Arrays(byte[][] values) {
			this.values = values;
		}

		@Override
		public int fit(int from, int most) {
			return BytesKeys.fit(from, most, (index) -> this.values[index].length);
		}

		@Override
		public Extent extent() {
			return BytesKeys.extent(this.values.length, (index) -> this.values[index].length);
		}

		@Override
		public void copyTo(BytesBatch piece, int from, int count) {
			for (int i = 0; i < count; i++) {
				byte[] value = this.values[from + i];
				piece.value(i, piece.append(value, value.length), value.length);
			}
		}

	}

	/**
	 * One behind the other.
	 */
	private static final class Packed extends BytesValues {

		private final PackedBytes values;

		private final ByteBuffer bytes;

		Packed(PackedBytes values) {
			this.values = values;
			this.bytes = values.bytes().order(ByteOrder.nativeOrder());
		}

		@Override
		public int fit(int from, int most) {
			return BytesKeys.fit(from, most, this.values::length);
		}

		@Override
		public Extent extent() {
			return BytesKeys.extent(this.values.count(), this.values::length);
		}

		@Override
		public void copyTo(BytesBatch piece, int from, int count) {
			for (int i = 0; i < count; i++) {
				int length = this.values.length(from + i);
				int begin = piece.append(length);
				piece.bytes().put(begin, this.bytes, this.values.offset(from + i), length);
				piece.value(i, begin, length);
			}
		}

	}

	/**
	 * Where values go.
	 */
	private static final class Receiver extends BytesValues {

		private final byte[] @Nullable [] values;

		Receiver(byte[] @Nullable [] values) {
			this.values = values;
		}

		@Override
		public void copyTo(BytesBatch piece, int from, int count) {
			throw new UnsupportedOperationException("These values are read");
		}

		@Override
		public void takeFrom(BytesBatch piece, int from, int count, int found) {
			byte[] @Nullable [] results = piece.results();
			for (int i = 0; i < count; i++) {
				this.values[from + i] = (piece.places()[i] != BytesBatch.ABSENT) ? results[i] : null;
				results[i] = null;
			}
		}

	}

}
