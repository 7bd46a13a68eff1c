package io.bulkmap.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.bulkmap.memory.DirectMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BytesBatch}.
 */
class BytesBatchTests {

	private final BytesBatch batch = new BytesBatch(DirectMemory.withoutAddresses());

	@Test
	void asciiShouldBeOneByteEach() {
		for (int length = 0; length <= 128; length++) {
			char[] characters = this.batch.characters(length);
			Arrays.fill(characters, '\uffff');
			for (int i = 0; i < length; i++) {
				characters[i] = (char) (127 - i);
			}
			this.batch.clear();
			this.batch.append("before".getBytes(StandardCharsets.US_ASCII), 6);
			assertThat(this.batch.appendAscii(length)).isTrue();

			assertThat(this.batch.append(0)).isEqualTo(6 + length);
			assertThat(this.batch.bytes().get(5)).isEqualTo((byte) 'e');
			for (int i = 0; i < length; i++) {
				assertThat(this.batch.bytes().get(6 + i)).isEqualTo((byte) (127 - i));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(chars = { 0x80, 0xff, 0x100, 0x141, 0x4100, 0x8000, 0xd83d, 0xffff })
	void oneOtherCharacterShouldBeNoticedWhereverItIs(char other) {
		for (int length = 1; length <= 70; length++) {
			for (int at = 0; at < length; at++) {
				char[] characters = this.batch.characters(length);
				Arrays.fill(characters, 'a');
				characters[at] = other;
				this.batch.clear();
				this.batch.append(6);

				assertThat(this.batch.appendAscii(length)).as("%d of %d", at, length).isFalse();

				assertThat(this.batch.append(0)).isEqualTo(6);
			}
		}
	}

	@Test
	void longStringsShouldHaveRoom() {
		int length = 1_000_000;
		Arrays.fill(this.batch.characters(length), 0, length, 'x');

		assertThat(this.batch.appendAscii(length)).isTrue();

		assertThat(this.batch.bytes().get(length - 1)).isEqualTo((byte) 'x');
		assertThat(this.batch.append(0)).isEqualTo(length);
	}

	@Test
	void bytesThatAreKeptShouldStayWhenThePieceIsCleared() {
		this.batch.append("kept".getBytes(StandardCharsets.US_ASCII), 4);
		assertThat(this.batch.keep(3)).isTrue();

		this.batch.clear();
		assertThat(this.batch.append("more".getBytes(StandardCharsets.US_ASCII), 4)).isEqualTo(3);
		assertThat(this.batch.keep(7)).isTrue();
		this.batch.clear();

		assertThat(this.batch.append(1 << 21)).isEqualTo(7);
		byte[] bytes = new byte[7];
		this.batch.bytes().get(0, bytes);
		assertThat(bytes).asString(StandardCharsets.US_ASCII).isEqualTo("kepmore");
		this.batch.forget();
		assertThat(this.batch.append(0)).isZero();
	}

	@Test
	void tooManyBytesShouldNotBeKept() {
		assertThat(this.batch.append(2_000_000)).isZero();
		assertThat(this.batch.keep(100)).isTrue();

		assertThat(this.batch.keep(2_000_000)).isFalse();

		this.batch.clear();
		assertThat(this.batch.append(0)).isEqualTo(100);
	}

	@Test
	void memoryShouldNotBeMoreThanAMebibyteForTheNextCall() {
		this.batch.append(2_000_000);
		this.batch.keep(100);
		this.batch.clear();
		assertThat(this.batch.content().size()).isGreaterThanOrEqualTo(2_000_000);

		this.batch.forget();

		assertThat(this.batch.content().size()).isLessThanOrEqualTo(1 << 20);
	}

}
