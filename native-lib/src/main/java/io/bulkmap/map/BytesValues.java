package io.bulkmap.map;

import java.util.Objects;

import io.bulkmap.PackedBytes;
import io.bulkmap.record.BytesBatch;
import org.jspecify.annotations.Nullable;

/**
 * Values of any number of bytes, checked, in whatever a caller has them.
 */
abstract class BytesValues implements BatchValues<BytesBatch> {

	private BytesValues() {
	}

	@Override
	public void takeFrom(BytesBatch piece, int from, int count, int found) {
		throw new UnsupportedOperationException("These values are stored");
	}

	/**
	 * Those that are stored.
	 */
	abstract static class Stored extends BytesValues implements ByteLengths {

		private final ByteExtent extent = new ByteExtent();

		@Override
		public final void measure() {
			this.extent.measure(this, 0, count());
		}

		@Override
		public final long bytes() {
			return this.extent.bytes();
		}

		@Override
		public final int longest() {
			return this.extent.longest();
		}

		abstract int count();

	}

	/**
	 * In arrays.
	 */
	static final class Arrays extends Stored {

		private static final byte[][] NONE = {};

		private final byte[][] one = { {} };

		private byte[][] values = NONE;

		Arrays of(byte[][] values) {
			BytesKeys.check("values", values);
			this.values = values;
			return this;
		}

		Arrays of(byte[] value) {
			Objects.requireNonNull(value, "'value' must not be null");
			BytesKeys.checkLength("value", value.length);
			this.one[0] = value;
			this.values = this.one;
			return this;
		}

		void forget() {
			this.one[0] = BytesKeys.Arrays.EMPTY;
			this.values = NONE;
		}

		@Override
		int count() {
			return this.values.length;
		}

		@Override
		public int length(int index) {
			return this.values[index].length;
		}

		@Override
		public int copyTo(BytesBatch piece, int from, int most) {
			int count = ByteExtent.fit(this, from, most);
			for (int i = 0; i < count; i++) {
				byte[] value = this.values[from + i];
				piece.value(i, piece.append(value, value.length), value.length);
			}
			return count;
		}

	}

	/**
	 * One behind the other.
	 */
	static final class Packed extends Stored {

		private PackedBytes values = BytesKeys.Packed.NONE;

		Packed of(PackedBytes values) {
			BytesKeys.check("values", values);
			this.values = values;
			return this;
		}

		void forget() {
			this.values = BytesKeys.Packed.NONE;
		}

		@Override
		int count() {
			return this.values.count();
		}

		@Override
		public int length(int index) {
			return this.values.length(index);
		}

		@Override
		public int copyTo(BytesBatch piece, int from, int most) {
			int count = ByteExtent.fit(this, from, most);
			for (int i = 0; i < count; i++) {
				int length = this.values.length(from + i);
				int begin = piece.append(length);
				this.values.copyTo(this.values.offset(from + i), length, piece.bytes(), begin);
				piece.value(i, begin, length);
			}
			return count;
		}

	}

	/**
	 * Where values go.
	 */
	static final class Receiver extends BytesValues {

		private static final byte[] @Nullable [] NONE = {};

		private final byte[] @Nullable [] one = new byte[1] @Nullable [];

		private byte[] @Nullable [] values = NONE;

		Receiver of(byte[] @Nullable [] values) {
			this.values = values;
			return this;
		}

		/**
		 * Receives one value.
		 * @return this
		 */
		Receiver one() {
			this.one[0] = null;
			return of(this.one);
		}

		/**
		 * Returns the only value.
		 * @return the value; {@code null} if its key is absent
		 */
		byte @Nullable [] value() {
			return this.one[0];
		}

		void forget() {
			this.one[0] = null;
			this.values = NONE;
		}

		@Override
		public int copyTo(BytesBatch piece, int from, int most) {
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
