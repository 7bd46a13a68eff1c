package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
		return new IngestProperties(batchSize, DataSize.ofBytes(maxBodySize), DataSize.ofBytes(maxLineLength));
	}

	static Body csv(String text) {
		return new Body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LineFormat.CSV);
	}

	static Body ndjson(String text) {
		return new Body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LineFormat.NDJSON);
	}

	/**
	 * Reads entries to the end of the body, or to the line that is wrong.
	 * @return each entry as {@code key=value}, each rejection as its message
	 */
	static List<String> entries(Body body) throws IOException {
		return read(BatchReader.ofEntries(body, LIMITS), true);
	}

	/**
	 * Reads keys to the end of the body, or to the line that is wrong.
	 * @return each key, each rejection as its message
	 */
	static List<String> keys(Body body) throws IOException {
		return read(BatchReader.ofKeys(body, LIMITS), false);
	}

	private static List<String> read(BatchReader reader, boolean values) throws IOException {
		List<String> found = new ArrayList<>();
		try {
			for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
				for (int i = 0; i < batch.size(); i++) {
					found.add(batch.keys()[i] + (values ? "=" + batch.values()[i] : ""));
				}
			}
		}
		catch (RejectedBodyException ex) {
			found.add(ex.getMessage());
		}
		return found;
	}

}
