package io.bulkmap.sample.ingest;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How bodies are read, those of lookups included, and how many at once.
 *
 * @param batchSize number of entries that are handed to a map with one call
 * @param maxBodySize size of a body, after decompression, above which the request is
 * rejected, or -1 for no limit
 * @param maxCompressionRatio how many times smaller than what it says a compressed body
 * may be, from the second megabyte on
 * @param maxConcurrent number of ingests, lookups and exports that may run at once;
 * further ones are rejected
 * @param maxDuration time after which a body has to have arrived
 * @param maxLineLength length of a line, its end not counted, above which the request is
 * rejected
 */
@ConfigurationProperties("sample.ingest")
public record IngestProperties(@DefaultValue("8192") int batchSize, @DefaultValue("1GB") DataSize maxBodySize,
		@DefaultValue("100") int maxCompressionRatio, @DefaultValue("16") int maxConcurrent,
		@DefaultValue("10m") Duration maxDuration, @DefaultValue("1KB") DataSize maxLineLength) {

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
		Assert.isTrue(maxCompressionRatio >= 1,
				() -> "'sample.ingest.max-compression-ratio' must be at least 1: " + maxCompressionRatio);
		Assert.isTrue(maxConcurrent >= 1, () -> "'sample.ingest.max-concurrent' must be at least 1: " + maxConcurrent);
		Assert.isTrue(maxDuration.toMillis() >= 1,
				() -> "'sample.ingest.max-duration' must be at least 1ms: " + maxDuration);
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
