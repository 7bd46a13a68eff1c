package io.bulkmap.sample.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How bodies are read, those of lookups included.
 *
 * @param batchSize number of lines that are handed to a map with one call
 * @param maxBodySize size of a body above which the request is rejected, or -1 for no
 * limit
 * @param maxLineLength length of a line, its end not counted, above which the request is
 * rejected
 */
@ConfigurationProperties("sample.ingest")
public record IngestProperties(@DefaultValue("8192") int batchSize, @DefaultValue("1GB") DataSize maxBodySize,
		@DefaultValue("1KB") DataSize maxLineLength) {

	static final int MAX_BATCH_SIZE = 1 << 20;

	static final DataSize LONGEST_LINE = DataSize.ofMegabytes(16);

	/**
	 * Checks the properties.
	 */
	public IngestProperties {
		Assert.isTrue(batchSize >= 1 && batchSize <= MAX_BATCH_SIZE,
				() -> "'sample.ingest.batch-size' must be between 1 and %s: %s".formatted(MAX_BATCH_SIZE, batchSize));
		Assert.isTrue(maxBodySize.toBytes() >= -1,
				() -> "'sample.ingest.max-body-size' must be a size, or -1 for no limit: " + maxBodySize);
		Assert.isTrue(maxLineLength.toBytes() >= 1 && maxLineLength.compareTo(LONGEST_LINE) <= 0,
				() -> "'sample.ingest.max-line-length' must be between 1B and %s: %s".formatted(LONGEST_LINE,
						maxLineLength));
	}

	/**
	 * Tells whether a body is too large.
	 * @param bytes its size
	 * @return {@code true} if there is a limit and it is exceeded
	 */
	public boolean isTooLarge(long bytes) {
		return this.maxBodySize.toBytes() >= 0 && bytes > this.maxBodySize.toBytes();
	}

}
