package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.util.unit.DataSize;

/**
 * Short bodies and what readers make of them.
 */
final class TestBodies {

	static final IngestProperties LIMITS = limits(3, 1000, 80);

	private TestBodies() {
	}

	static IngestProperties limits(int batchSize, long maxBodySize, int maxLineLength) {
		return new IngestProperties(batchSize, DataSize.ofBytes(maxBodySize), 100, 1, Duration.ofMinutes(1),
				DataSize.ofBytes(maxLineLength));
	}

	static Body csv(String text) {
		return new Body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Format.CSV);
	}

	static Body ndjson(String text) {
		return new Body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Format.NDJSON);
	}

	static Body binary(byte... bytes) {
		return new Body(new ByteArrayInputStream(bytes), Format.BINARY);
	}

	/**
	 * Returns numbers in the binary format.
	 */
	static byte[] longs(long... numbers) {
		ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asLongBuffer().put(numbers);
		return bytes.array();
	}

	static BatchReader reader(Body body) {
		return reader(body, Content.ENTRIES);
	}

	static BatchReader reader(Body body, Content content) {
		return BatchReader.of(body, content, LIMITS, new Batch(LIMITS.batchSize()));
	}

	/**
	 * Reads entries to the end of the body, or to what is wrong.
	 * @return each entry as {@code key=value}, each rejection as its message
	 */
	static List<String> entries(Body body) throws IOException {
		return read(reader(body, Content.ENTRIES), true);
	}

	/**
	 * Reads keys to the end of the body, or to what is wrong.
	 * @return each key, each rejection as its message
	 */
	static List<String> keys(Body body) throws IOException {
		return read(reader(body, Content.KEYS), false);
	}

	private static List<String> read(BatchReader reader, boolean values) throws IOException {
		List<String> found = new ArrayList<>();
		try {
			for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
				for (int i = 0; i < batch.size(); i++) {
					found.add(batch.keys().get(i) + (values ? "=" + batch.values().get(i) : ""));
				}
			}
		}
		catch (RejectedBodyException ex) {
			found.add(ex.getMessage());
		}
		return found;
	}

}
