package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.TableCursor;

/**
 * A cursor over records of any length.
 */
final class BytesCursor extends RecordCursor<BytesBatch> {

	private byte[][] keys = new byte[0][];

	private byte[][] values = new byte[0][];

	BytesCursor(Partitions partitions) {
		super(partitions);
	}

	/**
	 * Returns the key of the record that {@link #advance()} has come to.
	 * @return the bytes, which are the caller's
	 */
	byte[] key() {
		return this.keys[current()];
	}

	/**
	 * Returns the value of the record that {@link #advance()} has come to.
	 * @return the bytes, which are the caller's
	 */
	byte[] value() {
		return this.values[current()];
	}

	/**
	 * Returns the value of the record that {@link #advance()} has come to, where values
	 * are words.
	 * @return the value
	 */
	long valueWord() {
		return ByteBuffer.wrap(value()).order(ByteOrder.nativeOrder()).getLong();
	}

	@Override
	void copy(TableCursor cursor, RecordStore<BytesBatch> store) {
		ByteRecords records = ((BytesStore) store).records();
		int count = cursor.count();
		if (this.keys.length < count) {
			this.keys = Arrays.copyOf(this.keys, count);
			this.values = Arrays.copyOf(this.values, count);
		}
		for (int i = 0; i < count; i++) {
			long place = cursor.value(i);
			this.keys[i] = bytes(records, place, ByteRecords.offset(place) + ByteRecords.KEY, records.keyLength(place));
			this.values[i] = bytes(records, place, records.valueOffset(place), records.valueLength(place));
		}
	}

	private static byte[] bytes(ByteRecords records, long place, int offset, int length) {
		byte[] bytes = new byte[length];
		records.region(place).getBytes(offset, bytes, 0, length);
		return bytes;
	}

}
