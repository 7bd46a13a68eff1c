package io.bulkmap;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link PackedBytes}.
 */
class PackedBytesTests {

	private static final byte[] WORDS = "onetwothree".getBytes(StandardCharsets.UTF_8);

	@Test
	void stringsShouldBeFoundByTheirOffsets() {
		PackedBytes words = PackedBytes.of(WORDS, new int[] { 0, 3, 3, 6, 11 });

		assertThat(words.count()).isEqualTo(4);
		assertThat(words.offset(0)).isZero();
		assertThat(words.offset(4)).isEqualTo(11);
		assertThat(words.length(0)).isEqualTo(3);
		assertThat(words.length(1)).isZero();
		assertThat(words.length(3)).isEqualTo(5);
		assertThat(words.bytes()).isEqualTo(ByteBuffer.wrap(WORDS));
		assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> words.bytes().put(0, (byte) 1));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> words.length(4));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> words.offset(5));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void bufferShouldBeUsedWhereItIs(boolean direct) {
		ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(20) : ByteBuffer.allocate(20);
		buffer.put(2, WORDS).position(7).limit(13);
		PackedBytes words = PackedBytes.of(buffer, new int[] { 5, 8, 13 });
		buffer.put(7, (byte) 'O').position(1).limit(3);

		assertThat(words.count()).isEqualTo(2);
		assertThat(words.bytes().get(words.offset(1) - 1)).isEqualTo((byte) 'O');
		assertThat(words.bytes().limit()).isEqualTo(13);
	}

	@Test
	void bytesShouldBeCopiedToWhereTheyAreWanted() {
		PackedBytes words = PackedBytes.of(ByteBuffer.allocateDirect(20).put(2, WORDS), new int[] { 5, 8, 13 });
		ByteBuffer target = ByteBuffer.allocate(6).position(3);

		words.copyTo(words.offset(1), 4, target, 1);

		assertThat(target.array()).containsExactly(0, WORDS[6], WORDS[7], WORDS[8], WORDS[9], 0);
		assertThat(target.position()).isEqualTo(3);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> words.copyTo(18, 3, target, 0));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> words.copyTo(5, 3, target, 4));
		assertThatExceptionOfType(ReadOnlyBufferException.class)
			.isThrownBy(() -> words.copyTo(5, 3, target.asReadOnlyBuffer(), 0));
		assertThatNullPointerException().isThrownBy(() -> words.copyTo(5, 3, null, 0))
			.withMessage("'target' must not be null");
	}

	@Test
	void noStringsShouldBeStrings() {
		assertThat(PackedBytes.of(new byte[0], new int[] { 0 }).count()).isZero();
		assertThat(PackedBytes.of(WORDS, new int[] { 11 }).count()).isZero();
	}

	@Test
	void offsetsThatCannotBeShouldBeRefused() {
		assertThatNullPointerException().isThrownBy(() -> PackedBytes.of((byte[]) null, new int[1]))
			.withMessage("'bytes' must not be null");
		assertThatNullPointerException().isThrownBy(() -> PackedBytes.of((ByteBuffer) null, new int[1]))
			.withMessage("'bytes' must not be null");
		assertThatNullPointerException().isThrownBy(() -> PackedBytes.of(WORDS, null))
			.withMessage("'offsets' must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> PackedBytes.of(WORDS, new int[0]))
			.withMessage("'offsets' must have one element at least: where the last string ends");
		assertThatIllegalArgumentException().isThrownBy(() -> PackedBytes.of(WORDS, new int[] { 0, 3, 2 }))
			.withMessage("'offsets[2]' must not be less than the one before: 2 < 3");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> PackedBytes.of(WORDS, new int[] { -1, 3 }))
			.withMessage("'offsets' from -1 to 3 are not within the limit of 'bytes', 11");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> PackedBytes.of(ByteBuffer.wrap(WORDS).limit(10), new int[] { 0, 11 }))
			.withMessage("'offsets' from 0 to 11 are not within the limit of 'bytes', 10");
		assertThat(PackedBytes.of(WORDS, new int[] { 0, 11 }).length(0)).isEqualTo(11);
	}

}
