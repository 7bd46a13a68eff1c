package io.bulkmap.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.ingest.Batch;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.Body;
import io.bulkmap.sample.ingest.Content;
import io.bulkmap.sample.ingest.Format;
import io.bulkmap.sample.ingest.Ingest;
import io.bulkmap.sample.ingest.IngestException;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.ingest.IngestReport;
import io.bulkmap.sample.ingest.Operation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Loads ids and populations of the world's cities before the server starts, the same way
 * in which the service takes in the bodies of its clients.
 */
@Component
final class CitiesLoader implements SmartInitializingSingleton {

	/**
	 * The limits of the service are for its clients.
	 */
	private static final IngestProperties LIMITS = new IngestProperties(8192, DataSize.ofBytes(-1), 1, 1,
			Duration.ofDays(1), DataSize.ofKilobytes(1));

	private static final ClassPathResource DATA = new ClassPathResource("data/cities.csv.gz");

	private static final Log logger = LogFactory.getLog(CitiesLoader.class);

	private final LongLongBulkMap cities;

	private final BulkMapFactory factory;

	CitiesLoader(@Qualifier("cities") LongLongBulkMap cities, BulkMapFactory factory) {
		this.cities = cities;
		this.factory = factory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try (InputStream data = new GZIPInputStream(DATA.getInputStream())) {
			BatchReader reader = BatchReader.of(new Body(data, Format.CSV), Content.ENTRIES, LIMITS,
					new Batch(LIMITS.batchSize()));
			IngestReport report = Ingest.run(Operation.PUT, reader, this.cities);
			logger.info(String.format(Locale.ROOT,
					"Loaded %,d cities into map '%s' in %.1f ms (%s ns per entry, kernel %s)", report.entries(),
					this.cities.name(), report.nanos() / 1e6, report.nanosPerEntry(),
					this.factory.kernel().active().id()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + DATA, ex);
		}
		catch (IngestException ex) {
			throw new IllegalStateException("Cannot load " + DATA, ex);
		}
	}

}
