package io.bulkmap.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

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
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.EntryMaps;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Loads ids and populations of the world's cities before the server starts, the same way
 * in which the service takes in the bodies of its clients.
 */
@Component
final class CitiesLoader implements SmartInitializingSingleton {

	private static final String NAME = "cities";

	/**
	 * The limits of the service are for its clients.
	 */
	private static final IngestProperties LIMITS = new IngestProperties(8192, DataSize.ofBytes(-1), 1, 1,
			Duration.ofDays(1), DataSize.ofKilobytes(1));

	private static final ClassPathResource DATA = new ClassPathResource("data/cities.csv.gz");

	private static final Log logger = LogFactory.getLog(CitiesLoader.class);

	private final EntryMaps store;

	CitiesLoader(EntryMaps store) {
		this.store = store;
	}

	@Override
	public void afterSingletonsInstantiated() {
		EntryMap cities = this.store.find(NAME).orElseGet(() -> this.store.create(NAME));
		try (InputStream data = new GZIPInputStream(DATA.getInputStream())) {
			BatchReader reader = BatchReader.of(new Body(data, Format.CSV), Content.ENTRIES, LIMITS,
					new Batch(LIMITS.batchSize()));
			IngestReport report = Ingest.run(Operation.PUT, reader, cities);
			logger.info(String.format(Locale.ROOT,
					"Loaded %,d cities into map '%s' in %.1f ms (%s ns per entry, kernel %s)", report.entries(),
					cities.name(), report.nanos() / 1e6, report.nanosPerEntry(), this.store.kernel()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + DATA, ex);
		}
		catch (IngestException ex) {
			throw new IllegalStateException("Cannot load " + DATA, ex);
		}
	}

}
