package io.bulkmap.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.Body;
import io.bulkmap.sample.ingest.Ingest;
import io.bulkmap.sample.ingest.IngestException;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.ingest.IngestReport;
import io.bulkmap.sample.ingest.LineFormat;
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

	static final String MAP = "cities";

	/**
	 * Room for all of them, so that the map need not grow while they are loaded.
	 */
	private static final BulkMapOptions OPTIONS = BulkMapOptions.defaults().withExpectedEntries(135_233);

	/**
	 * The limits of the service are for its clients.
	 */
	private static final IngestProperties LIMITS = new IngestProperties(8192, DataSize.ofBytes(-1),
			DataSize.ofKilobytes(1));

	private static final ClassPathResource DATA = new ClassPathResource("data/cities.csv.gz");

	private static final Log logger = LogFactory.getLog(CitiesLoader.class);

	private final BulkMapFactory factory;

	CitiesLoader(BulkMapFactory factory) {
		this.factory = factory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try (InputStream data = new GZIPInputStream(DATA.getInputStream())) {
			BatchReader reader = BatchReader.ofEntries(new Body(data, LineFormat.CSV), LIMITS);
			IngestReport report = Ingest.store(reader, this.factory.longLongMap(MAP, OPTIONS));
			logger.info(String.format(Locale.ROOT,
					"Loaded %,d cities into map '%s' in %.1f ms (%s ns per entry, kernel %s)", report.entries(), MAP,
					report.nanos() / 1e6, report.nanosPerEntry(), this.factory.kernel().active().id()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + DATA, ex);
		}
		catch (IngestException ex) {
			throw new IllegalStateException("Cannot load " + DATA, ex);
		}
	}

}
