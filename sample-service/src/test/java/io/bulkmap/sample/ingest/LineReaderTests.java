package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LineReader}.
 */
class LineReaderTests {

	private static final int CHUNK = 64 * 1024;

	@ParameterizedTest
	@CsvSource(textBlock = """
			'',             ''
			a,              a
			'a\n',          a
			'a\r\n',        a
			'a\nb',         a|b
			'a\r\nb\r\n',   a|b
			'\n',           '<>'
			'\n\na\n\n',    '<>|<>|a|<>'
			'\r\n',         '<>'
			'a\r',          a
			'a\rb\n',       'a\rb'
			'a\r\r\n',      'a\r'
			'\uFEFFa\nb',   a|b
			'\uFEFF',       '<>'
			'a\n\uFEFFb',   'a|\uFEFFb'
			""")
	void nextShouldSplitAtLineEnds(String text, String lines) throws IOException {
		String unescaped = text.translateEscapes().replace("\\uFEFF", "\uFEFF");
		String expected = lines.translateEscapes().replace("\\uFEFF", "\uFEFF");

		List<String> found = lines(reader(unescaped, 10, -1));

		assertThat(String.join("|", found)).isEqualTo(expected);
	}

	@Test
	void nextShouldCountLinesFromOne() throws IOException {
		LineReader reader = reader("a\n\nb", 10, -1);

		reader.next();
		assertThat(reader.line().number()).isEqualTo(1);
		reader.next();
		reader.next();
		assertThat(reader.line().number()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345", "12345\n", "12345\r\n", "\uFEFF12345\r\n", "\uFEFF12345" })
	void nextWhenLineIsAsLongAsAllowedShouldReturnIt(String text) throws IOException {
		assertThat(lines(reader(text, 5, -1))).containsExactly("12345");
	}

	@ParameterizedTest
	@ValueSource(strings = { "123456", "123456\n", "123456\r\n", "12345\r\r\n", "\uFEFF123456" })
	void nextWhenLineIsOneByteTooLongShouldThrow(String text) throws IOException {
		LineReader reader = reader("ok\n" + text.replace("\uFEFF", "") + "\nok", 5, -1);

		reader.next();

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next).satisfies((ex) -> {
			assertThat(ex.kind()).isEqualTo(Kind.LINE_TOO_LONG);
			assertThat(ex.place()).isEqualTo(2);
			assertThat(ex.reason()).isEqualTo("the line is longer than 5 bytes");
		});
	}

	@Test
	void nextWhenFirstLineWithByteOrderMarkIsTooLongShouldThrow() {
		LineReader reader = reader("\uFEFF123456", 5, -1);

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next)
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(Kind.LINE_TOO_LONG));
	}

	@Test
	void nextWhenLineNeverEndsShouldThrowBeforeItHasReadTheBody() {
		EndlessStream stream = new EndlessStream();
		LineReader reader = new LineReader(new Body(stream, Format.CSV), TestBodies.limits(1, -1, 1000));

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next);

		assertThat(stream.count).isLessThan(3 * CHUNK);
	}

	@ParameterizedTest
	@ValueSource(ints = { CHUNK - 7, CHUNK - 6, CHUNK - 5, CHUNK - 1, CHUNK, CHUNK + 1, CHUNK + 14, CHUNK + 15 })
	void nextWhenLineCrossesTheEndOfTheBufferShouldReturnItWhole(int before) throws IOException {
		String filler = "x\n".repeat(before / 2) + "\n".repeat(before % 2);

		List<String> found = lines(reader(filler + "1234567890\r\nlast", 10, -1));

		assertThat(found).endsWith("1234567890", "last").hasSize((before / 2) + (before % 2) + 2);
	}

	@Test
	void nextWhenStreamGivesSingleBytesShouldReturnTheSameLines() throws IOException {
		LineReader reader = byteByByte("ab\r\ncd\n\nef", -1);

		assertThat(lines(reader)).containsExactly("ab", "cd", "<>", "ef");
	}

	private static LineReader byteByByte(String text, long maxBodySize) {
		InputStream drip = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {

			@Override
			public synchronized int read(byte[] bytes, int offset, int length) {
				return super.read(bytes, offset, Math.min(length, 1));
			}

		};
		return new LineReader(new Body(drip, Format.CSV), TestBodies.limits(1, maxBodySize, 10));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nbb\n", "a\nbbb" })
	void nextWhenBodyIsAsLargeAsAllowedShouldReturnAllLines(String text) throws IOException {
		assertThat(lines(reader(text, 10, 5))).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nbb\nc", "a\nbb\n\n" })
	void nextWhenBodyIsTooLargeShouldReturnTheLinesWithinTheLimitAndThrow(String text) throws IOException {
		LineReader reader = reader(text, 10, 5);

		assertThat(reader.next()).isTrue();
		assertThat(reader.next()).isTrue();
		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next).satisfies((ex) -> {
			assertThat(ex.kind()).isEqualTo(Kind.BODY_TOO_LARGE);
			assertThat(ex.place()).isEqualTo(3);
			assertThat(ex.reason()).isEqualTo("the body is larger than 5 bytes");
		});
	}

	@Test
	void nextWhenBodyArrivesByteByByteShouldCountAllOfThem() throws IOException {
		LineReader reader = byteByByte("a\nbb\ncc\n", 5);

		assertThat(reader.next()).isTrue();
		assertThat(reader.next()).isTrue();
		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next)
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(Kind.BODY_TOO_LARGE));
	}

	@Test
	void nextWhenLineIsCutByTheLimitShouldNotReturnTheRestOfIt() throws IOException {
		LineReader reader = reader("a\n1234", 10, 5);

		assertThat(reader.next()).isTrue();
		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next)
			.satisfies((ex) -> assertThat(ex.place()).isEqualTo(2));
	}

	@Test
	void nextWhenDeclaredSizeIsTooLargeShouldThrowWithoutReading() {
		EndlessStream stream = new EndlessStream();
		LineReader reader = new LineReader(new Body(stream, Format.CSV, 6), TestBodies.limits(1, 5, 10));

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next).satisfies((ex) -> {
			assertThat(ex.kind()).isEqualTo(Kind.BODY_TOO_LARGE);
			assertThat(ex.place()).isEqualTo(1);
		});
		assertThat(stream.count).isZero();
	}

	@Test
	void nextWhenStreamFailsShouldThrow() throws IOException {
		InputStream failing = mock(InputStream.class);
		given(failing.read(any(), anyInt(), anyInt())).willThrow(new IOException("connection reset"));
		LineReader reader = new LineReader(new Body(failing, Format.CSV), TestBodies.LIMITS);

		assertThatExceptionOfType(IOException.class).isThrownBy(reader::next);
	}

	private static LineReader reader(String text, int maxLineLength, long maxBodySize) {
		return new LineReader(TestBodies.csv(text), TestBodies.limits(1, maxBodySize, maxLineLength));
	}

	private static List<String> lines(LineReader reader) throws IOException {
		List<String> lines = new ArrayList<>();
		while (reader.next()) {
			lines.add(reader.line().isEmpty() ? "<>" : reader.line().text());
		}
		return lines;
	}

	/**
	 * A body of letters without an end.
	 */
	private static final class EndlessStream extends InputStream {

		private long count;

		@Override
		public int read() {
			this.count++;
			return 'x';
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			Arrays.fill(bytes, offset, offset + length, (byte) 'x');
			this.count += length;
			return length;
		}

	}

}
