package io.bulkmap.sample.web;

import java.io.IOException;
import java.util.Iterator;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.ingest.RejectedBodyException;
import io.bulkmap.sample.lookup.Lookup;
import io.bulkmap.sample.lookup.LookupReport;
import io.bulkmap.sample.lookup.Result;
import io.bulkmap.sample.lookup.ResultSpool;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Looks up the keys of a body. The answer begins when the whole body was read, so a
 * client may send all of it before it reads, and a wrong line is answered with a problem.
 */
@RestController
final class LookupController {

	private final Maps maps;

	private final IngestProperties properties;

	private final JsonMapper json;

	LookupController(Maps maps, IngestProperties properties, JsonMapper json) {
		this.maps = maps;
		this.properties = properties;
		this.json = json;
	}

	@PostMapping(path = "/api/maps/{map}/lookup", consumes = { RequestBodies.NDJSON, RequestBodies.CSV },
			produces = MediaType.APPLICATION_JSON_VALUE)
	void lookup(@PathVariable("map") String name, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		LongLongBulkMap map = this.maps.get(name);
		BatchReader reader = BatchReader.ofKeys(RequestBodies.of(request), this.properties);
		try (ResultSpool results = new ResultSpool(this.properties.batchSize())) {
			LookupReport report = Lookup.find(reader, map, results);
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			this.json.writeValue(response.getOutputStream(), new LookupAnswer(map.name(), report.entries(),
					report.hits(), report.nanosPerEntry(), this.maps.kernel(), results.iterator()));
		}
		catch (RejectedBodyException ex) {
			throw Problem.of(ex);
		}
	}

	/**
	 * What was found.
	 *
	 * @param map name of the map
	 * @param entries keys that were looked up
	 * @param hits those of them that the map has
	 * @param nanosPerEntry time spent in the map per key
	 * @param kernel kernel that found them
	 * @param results one result for each key, in the order of the body
	 */
	record LookupAnswer(String map, long entries, long hits, double nanosPerEntry, String kernel,
			Iterator<Result> results) {

	}

}
