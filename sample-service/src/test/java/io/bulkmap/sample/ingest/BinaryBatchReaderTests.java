package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BinaryBatchReader}.
 */
class BinaryBatchReaderTests {

	@Test
	void nextShouldReadTheLeastSignificantByteFirst() throws IOException {
		byte[] bytes = { 1, 2, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1 };

		assertThat(TestBodies.entries(TestBodies.binary(bytes))).containsExactly("513=-1");
	}

	@Test
	void nextWhenBodyIsEmptyShouldReturnNull() throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.binary());

		assertThat(reader.next()).isNull();
		assertThat(reader.next()).isNull();
		assertThat(reader.unit()).isEqualTo(Unit.BYTE);
	}

	@Test
	void nextShouldTellTheOffsetOfTheBatch() throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.binary(TestBodies.longs(1, 1, 2, 2, 3, 3, 4, 4)));

		assertThat(reader.next()).isNotNull().satisfies((batch) -> assertThat(batch.start()).isZero());
		assertThat(reader.next()).isNotNull().satisfies((batch) -> assertThat(batch.start()).isEqualTo(48));
	}

	@Test
	void nextWhenContentIsKeysShouldReadThem() throws IOException {
		assertThat(TestBodies.keys(TestBodies.binary(TestBodies.longs(5, Long.MIN_VALUE, -7, 0)))).containsExactly("5",
				"-9223372036854775808", "-7", "0");
	}

	/*
	 * However the bytes arrive, and wherever the buffer of the reader ends.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7, 15, 16, 17, 1000, 65535, 65536, 65537 })
	void nextWhenBytesArriveInPiecesShouldReadAllEntries(int piece) throws IOException {
		int entries = (piece < 1000) ? 100 : 20_000;
		byte[] bytes = TestBodies.longs(LongStream.range(0, 2L * entries).toArray());
		Body body = new Body(new PiecesStream(bytes, piece), Format.BINARY);

		BatchReader reader = BatchReader.of(body, Content.ENTRIES, TestBodies.limits(1000, -1, 1), new Batch(1000));
		long next = 0;
		for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
			for (int i = 0; i < batch.size(); i++) {
				assertThat(batch.keys().get(i)).isEqualTo(next++);
				assertThat(batch.values().get(i)).isEqualTo(next++);
			}
		}

		assertThat(next).isEqualTo(2L * entries);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 8, 9, 15 })
	void nextWhenBodyEndsWithinAnEntryShouldTellWhereItBegins(int rest) throws IOException {
		byte[] bytes = Arrays.copyOf(TestBodies.longs(1, 1, 2, 2, 3, 3, 4, 4, 5, 5), 64 + rest);

		assertThat(TestBodies.entries(TestBodies.binary(bytes))).containsExactly("1=1", "2=2", "3=3", "4=4",
				"Byte 64: the body ends within an entry: it has %s of 16 bytes".formatted(rest));
	}

	@Test
	void nextWhenBodyEndsWithinAKeyShouldTellWhereItBegins() throws IOException {
		assertThat(TestBodies.keys(TestBodies.binary(Arrays.copyOf(TestBodies.longs(1, 2), 12)))).containsExactly("1",
				"Byte 8: the body ends within a key: it has 4 of 8 bytes");
	}

	@ParameterizedTest
	@ValueSource(ints = { 17, 24 })
	void nextWhenDeclaredSizeIsWrongShouldNotBegin(int size) throws IOException {
		Body body = new Body(new ByteArrayInputStream(TestBodies.longs(1, 1)), Format.BINARY, size);

		assertThat(TestBodies.entries(body))
			.containsExactly("Byte 0: the body has %s bytes, which is not a multiple of 16".formatted(size));
	}

	@Test
	void nextWhenBodyIsTooLargeShouldReadTheEntriesWithinTheLimit() throws IOException {
		List<String> read = TestBodies.entries(TestBodies.binary(TestBodies.longs(new long[200])));

		assertThat(read).hasSize(63).endsWith("Byte 992: the body is larger than 1000 bytes");
	}

	@Test
	void nextAfterItHasThrownShouldThrowAgain() {
		BatchReader reader = TestBodies.reader(TestBodies.binary((byte) 1));

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next);
		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next);
	}

	@Test
	void nextShouldReturnFullBatchesAndTheRest() throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.binary(TestBodies.longs(new long[14])));
		List<Integer> sizes = new ArrayList<>();
		for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
			assertThat(batch.keys().isDirect()).isTrue();
			assertThat(batch.keys().remaining()).isEqualTo(batch.size());
			assertThat(batch.values().remaining()).isEqualTo(batch.size());
			sizes.add(batch.size());
		}

		assertThat(sizes).containsExactly(3, 3, 1);
	}

	/**
	 * Bytes that arrive a piece at a time.
	 */
	private static final class PiecesStream extends InputStream {

		private final ByteArrayInputStream bytes;

		private final int piece;

		PiecesStream(byte[] bytes, int piece) {
			this.bytes = new ByteArrayInputStream(bytes);
			this.piece = piece;
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			return this.bytes.read(buffer, offset, Math.min(length, this.piece));
		}

	}

}
