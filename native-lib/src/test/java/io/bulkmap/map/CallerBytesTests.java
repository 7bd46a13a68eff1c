package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

import io.bulkmap.memory.DirectMemory;
import io.bulkmap.record.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallerBytes}: in arrays and in buffers of either order, with bulk
 * copies and without, as on a machine whose words have their highest byte first.
 */
@ParameterizedClass
@CsvSource({ "array, true", "array, false", "little, true", "little, false", "big, true", "big, false" })
class CallerBytesTests {

	private static final int BEGIN = 3;

	private final byte[] bytes = new byte[BEGIN + 80];

	private final CallerBytes caller;

	private final RecordBatch piece = new RecordBatch(DirectMemory.withoutAddresses());

	CallerBytesTests(String form, boolean sameOrder) {
		new SplittableRandom(1).nextBytes(this.bytes);
		this.caller = new CallerBytes(sameOrder);
		if (form.equals("array")) {
			this.caller.take(this.bytes, BEGIN);
		}
		else {
			this.caller.take(ByteBuffer.wrap(this.bytes)
				.position(BEGIN)
				.order(form.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
		}
	}

	@Test
	void wordsShouldHaveTheirLowestByteFirst() {
		this.caller.copyTo(this.piece, 2, 5);

		for (int i = 0; i < 5; i++) {
			assertThat(this.piece.valueWord(i)).isEqualTo(unit(2 + i, 8)).isEqualTo(this.caller.get(2 + i, 8));
		}
	}

	@Test
	void wordsShouldBeReceivedWhereTheyBelong() {
		byte[] before = this.bytes.clone();
		for (int i = 0; i < 6; i++) {
			this.piece.valueWord(i, 0x0807_0605_0403_0201L * (i + 1));
		}

		this.caller.copyFrom(this.piece, 2, 4, 3);
		this.caller.put(8, 0x1817_1615_1413_1211L);

		for (int i = 0; i < 10; i++) {
			long expected = (i >= 4 && i < 7) ? this.piece.valueWord(i - 2) : 0x1817_1615_1413_1211L;
			if ((i >= 4 && i < 7) || i == 8) {
				assertThat(unit(i, 8)).as("word %d", i).isEqualTo(expected);
			}
			else {
				assertThat(unit(i, 8)).as("word %d", i).isEqualTo(unit(before, i, 8));
			}
		}
		assertThat(this.bytes).startsWith(before[0], before[1], before[2]);
	}

	@Test
	void shorterUnitsShouldHaveZerosAboveThem() {
		for (int length : new int[] { 1, 2, 4, 8 }) {
			for (int i = 0; i < 80 / length; i++) {
				assertThat(this.caller.get(i, length)).isEqualTo(unit(i, length));
				this.caller.put(i, length, ~unit(i, length));
				assertThat(this.caller.get(i, length)).isEqualTo(unit(i, length));
			}
		}
	}

	private long unit(int index, int length) {
		return unit(this.bytes, index, length);
	}

	private static long unit(byte[] bytes, int index, int length) {
		long unit = 0;
		for (int i = length - 1; i >= 0; i--) {
			unit = (unit << 8) | (bytes[BEGIN + index * length + i] & 0xff);
		}
		return unit;
	}

}
