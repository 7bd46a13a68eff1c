package io.bulkmap.sample.web;

import java.io.IOException;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.Ingest;
import io.bulkmap.sample.ingest.IngestException;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.ingest.IngestReport;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stores the entries of a body and reads single ones.
 */
@RestController
@RequestMapping("/api/maps/{map}/entries")
final class EntriesController {

	private final Maps maps;

	private final IngestProperties properties;

	EntriesController(Maps maps, IngestProperties properties) {
		this.maps = maps;
		this.properties = properties;
	}

	@PostMapping(consumes = { RequestBodies.NDJSON, RequestBodies.CSV })
	IngestAnswer store(@PathVariable("map") String name, HttpServletRequest request) throws IOException {
		LongLongBulkMap map = this.maps.get(name);
		BatchReader reader = BatchReader.ofEntries(RequestBodies.of(request), this.properties);
		try {
			IngestReport report = Ingest.store(reader, map);
			return new IngestAnswer(map.name(), report.entries(), report.added(), report.nanosPerEntry(),
					this.maps.kernel());
		}
		catch (IngestException ex) {
			throw Problem.of(ex);
		}
	}

	@GetMapping("/{key}")
	EntryAnswer entry(@PathVariable("map") String name, @PathVariable long key) {
		LongLongBulkMap map = this.maps.get(name);
		long[] keys = { key };
		long[] values = new long[1];
		long start = System.nanoTime();
		long hits = map.getAll(keys, values, 0);
		long nanos = System.nanoTime() - start;
		if (hits == 0) {
			throw Problem.unknownKey(map, key);
		}
		return new EntryAnswer(map.name(), key, values[0], nanos, this.maps.kernel());
	}

	/**
	 * What became of a body.
	 *
	 * @param map name of the map
	 * @param entries entries that were stored
	 * @param added entries whose keys are new
	 * @param nanosPerEntry time spent in the map per entry
	 * @param kernel kernel that stored them
	 */
	record IngestAnswer(String map, long entries, long added, double nanosPerEntry, String kernel) {

	}

	/**
	 * One entry.
	 *
	 * @param map name of the map
	 * @param key key that was asked for
	 * @param value its value
	 * @param nanos time spent in the map
	 * @param kernel kernel that found it
	 */
	record EntryAnswer(String map, long key, long value, long nanos, String kernel) {

	}

}
