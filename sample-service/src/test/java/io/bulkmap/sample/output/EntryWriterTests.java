package io.bulkmap.sample.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.bulkmap.sample.ingest.Format;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntryWriter}.
 */
class EntryWriterTests {

	private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

	@Test
	void ndjsonShouldHaveAnObjectOnEachLine() throws IOException {
		write(EntryWriter.of(Format.NDJSON, this.stream));

		assertThat(this.stream).hasToString("""
				{"key":1,"value":-9223372036854775808}
				{"key":-5,"value":null}
				{"key":9223372036854775807,"value":0}
				""");
	}

	@Test
	void csvShouldHaveAHeader() throws IOException {
		write(EntryWriter.of(Format.CSV, this.stream));

		assertThat(this.stream).hasToString("""
				key,value
				1,-9223372036854775808
				-5,
				9223372036854775807,0
				""");
	}

	@Test
	void binaryShouldLeaveOutWhatIsMissing() throws IOException {
		write(EntryWriter.of(Format.BINARY, this.stream));

		ByteBuffer bytes = ByteBuffer.wrap(this.stream.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.remaining()).isEqualTo(32);
		assertThat(bytes.getLong()).isEqualTo(1);
		assertThat(bytes.getLong()).isEqualTo(Long.MIN_VALUE);
		assertThat(bytes.getLong()).isEqualTo(Long.MAX_VALUE);
		assertThat(bytes.getLong()).isZero();
	}

	@Test
	void numbersShouldBeThoseOfLong() throws IOException {
		Random random = new Random(5);
		StringBuilder expected = new StringBuilder("key,value\n");
		EntryWriter writer = EntryWriter.of(Format.CSV, this.stream);
		for (int i = 0; i < 20_000; i++) {
			long key = random.nextLong() >> random.nextInt(64);
			writer.entry(key, i);
			expected.append(key).append(',').append(i).append('\n');
		}
		writer.flush();

		assertThat(this.stream.toString(StandardCharsets.US_ASCII)).isEqualTo(expected.toString());
	}

	private static void write(EntryWriter writer) throws IOException {
		writer.entry(1, Long.MIN_VALUE);
		writer.missing(-5);
		writer.entry(Long.MAX_VALUE, 0);
		writer.flush();
	}

}
