package io.bulkmap.sample.lookup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.ingest.Batch;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.Body;
import io.bulkmap.sample.ingest.Content;
import io.bulkmap.sample.ingest.Format;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.store.EntryMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link Lookup}.
 */
class LookupTests {

	private static final IngestProperties LIMITS = new IngestProperties(2, DataSize.ofBytes(-1), 1, 1,
			Duration.ofMinutes(1), DataSize.ofBytes(40));

	private final BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build();

	private final LongLongBulkMap map = this.factory.longLongMap("test");

	private final ResultSpool results = new ResultSpool(2);

	@AfterEach
	void close() throws IOException {
		this.results.close();
		this.factory.close();
	}

	@Test
	void findShouldReturnTheResultsInOrder() throws IOException {
		this.map.putAll(new long[] { 1, 2, 3 }, new long[] { 0, Long.MIN_VALUE, Long.MAX_VALUE });

		LookupReport report = Lookup.find(keys("3\n4\n1\n1\n2\n"), EntryMap.of(this.map), this.results);

		assertThat(report.entries()).isEqualTo(5);
		assertThat(report.hits()).isEqualTo(4);
		assertThat(report.nanos()).isPositive();
		assertThat(this.results).containsExactly(new Result(3, Long.MAX_VALUE), new Result(4, null), new Result(1, 0L),
				new Result(1, 0L), new Result(2, Long.MIN_VALUE));
	}

	@Test
	void findWhenAStoredValueLooksLikeAMissingOneShouldTellThemApart() throws IOException {
		EntryMap unlucky = mock(EntryMap.class);
		given(unlucky.getAll(any(LongBuffer.class), any(LongBuffer.class), anyLong())).willAnswer((call) -> {
			long missing = call.getArgument(2);
			call.getArgument(1, LongBuffer.class).put(0, missing).put(1, missing);
			return 1L;
		}).willAnswer((call) -> {
			long missing = call.getArgument(2);
			call.getArgument(1, LongBuffer.class).put(0, 7).put(1, missing);
			return 1L;
		});

		LookupReport report = Lookup.find(keys("1\n2\n"), unlucky, this.results);

		assertThat(report.hits()).isEqualTo(1);
		assertThat(this.results).containsExactly(new Result(1, 7L), new Result(2, null));
		then(unlucky).should(times(2)).getAll(any(LongBuffer.class), any(LongBuffer.class), anyLong());
	}

	private static BatchReader keys(String text) {
		Body body = new Body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Format.CSV);
		return BatchReader.of(body, Content.KEYS, LIMITS, new Batch(LIMITS.batchSize()));
	}

}
