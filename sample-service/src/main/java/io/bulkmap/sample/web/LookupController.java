package io.bulkmap.sample.web;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.Content;
import io.bulkmap.sample.ingest.Format;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.ingest.RejectedBodyException;
import io.bulkmap.sample.lookup.Lookup;
import io.bulkmap.sample.lookup.LookupReport;
import io.bulkmap.sample.lookup.Result;
import io.bulkmap.sample.lookup.ResultSpool;
import io.bulkmap.sample.output.EntryWriter;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.web.WorkingPlaces.WorkingPlace;
import io.swagger.v3.oas.annotations.Operation;
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

	private final WorkingPlaces places;

	private final IngestProperties properties;

	private final JsonMapper json;

	LookupController(Maps maps, WorkingPlaces places, IngestProperties properties, JsonMapper json) {
		this.maps = maps;
		this.places = places;
		this.properties = properties;
		this.json = json;
	}

	@Takes(Content.KEYS)
	@Raises({ Problem.UNKNOWN_MAP, Problem.MAP_DELETED, Problem.UNSUPPORTED_ENCODING, Problem.WRONG_LINE,
			Problem.WRONG_LENGTH, Problem.WRONG_COMPRESSION, Problem.BODY_TOO_SLOW, Problem.LINE_TOO_LONG,
			Problem.BODY_TOO_LARGE, Problem.BUSY })
	@Operation(summary = "Looks up keys")
	@PostMapping(path = "/api/maps/{map}/lookup", consumes = { MediaTypes.NDJSON, MediaTypes.CSV, MediaTypes.BINARY },
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaTypes.NDJSON, MediaTypes.CSV, MediaTypes.BINARY })
	void lookup(@PathVariable("map") String name, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		EntryMap map = this.maps.get(name);
		Optional<Format> format = MediaTypes.accepted(request);
		try (WorkingPlace place = this.places.take();
				ResultSpool results = new ResultSpool(this.properties.batchSize())) {
			BatchReader reader = BatchReader.of(RequestBodies.of(request, this.properties), Content.KEYS,
					this.properties, place.batch());
			LookupReport report = Lookup.find(reader, map, results);
			if (format.isPresent()) {
				write(results, format.get(), response);
			}
			else {
				response.setContentType(MediaType.APPLICATION_JSON_VALUE);
				this.json.writeValue(response.getOutputStream(), new LookupAnswer(map.name(), report.entries(),
						report.hits(), report.nanosPerEntry(), this.maps.kernel(), results.iterator()));
			}
		}
		catch (RejectedBodyException ex) {
			throw Problem.of(ex);
		}
	}

	private static void write(ResultSpool results, Format format, HttpServletResponse response) throws IOException {
		response.setContentType(MediaTypes.of(format));
		EntryWriter writer = EntryWriter.of(format, response.getOutputStream());
		for (Result result : results) {
			if (result.value() != null) {
				writer.entry(result.key(), result.value());
			}
			else {
				writer.missing(result.key());
			}
		}
		writer.flush();
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
