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
			assertThat(this.batch.putAscii(length)).isTrue();

			assertThat(this.batch.append(0)).isEqualTo(length);
			for (int i = 0; i < length; i++) {
				assertThat(this.batch.bytes().get(i)).isEqualTo((byte) (127 - i));
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

				assertThat(this.batch.putAscii(length)).as("%d of %d", at, length).isFalse();

				assertThat(this.batch.append(0)).isZero();
			}
		}
	}

	@Test
	void longStringsShouldHaveRoom() {
		int length = 1_000_000;
		Arrays.fill(this.batch.characters(length), 0, length, 'x');

		assertThat(this.batch.putAscii(length)).isTrue();

		assertThat(this.batch.bytes().get(length - 1)).isEqualTo((byte) 'x');
		assertThat(this.batch.append(0)).isEqualTo(length);
	}

}
