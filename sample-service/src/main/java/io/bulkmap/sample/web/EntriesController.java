package io.bulkmap.sample.web;

import java.io.IOException;
import java.nio.LongBuffer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bulkmap.sample.ingest.BatchReader;
import io.bulkmap.sample.ingest.Content;
import io.bulkmap.sample.ingest.Format;
import io.bulkmap.sample.ingest.Ingest;
import io.bulkmap.sample.ingest.IngestException;
import io.bulkmap.sample.ingest.IngestProperties;
import io.bulkmap.sample.ingest.IngestReport;
import io.bulkmap.sample.ingest.Operation;
import io.bulkmap.sample.output.EntryWriter;
import io.bulkmap.sample.output.Export;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.web.WorkingPlaces.WorkingPlace;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes the entries of a body to a map, reads single ones and exports all.
 */
@RestController
@RequestMapping("/api/maps/{map}/entries")
final class EntriesController {

	private static final String OPERATIONS = """
			`put` (default) stores values, `putIfAbsent` those of new keys, `add`, `min` and `max` combine them with the
			ones that are there, `remove` takes keys. All but `add` can be sent again without harm.""";

	private final Maps maps;

	private final WorkingPlaces places;

	private final IngestProperties properties;

	EntriesController(Maps maps, WorkingPlaces places, IngestProperties properties) {
		this.maps = maps;
		this.places = places;
		this.properties = properties;
	}

	@Takes(Content.ENTRIES)
	@Raises({ Problem.UNKNOWN_MAP, Problem.MAP_DELETED, Problem.UNSUPPORTED_ENCODING, Problem.WRONG_LINE,
			Problem.WRONG_LENGTH, Problem.WRONG_COMPRESSION, Problem.BODY_TOO_SLOW, Problem.LINE_TOO_LONG,
			Problem.BODY_TOO_LARGE, Problem.BUSY, Problem.WRONG_OPERATION, Problem.UNAUTHORIZED, Problem.MAP_FULL })
	@io.swagger.v3.oas.annotations.Operation(summary = "Writes entries, or removes keys", description = OPERATIONS)
	@PostMapping(consumes = { MediaTypes.NDJSON, MediaTypes.CSV, MediaTypes.BINARY })
	IngestAnswer ingest(@PathVariable("map") String name, @Parameter(
			schema = @Schema(allowableValues = { "put", "putIfAbsent", "add", "min", "max", "remove" })) @RequestParam(
					name = "op", defaultValue = "put") String op,
			HttpServletRequest request) throws IOException {
		Operation operation = operation(op);
		EntryMap map = this.maps.get(name);
		try (WorkingPlace place = this.places.take()) {
			BatchReader reader = BatchReader.of(RequestBodies.of(request, this.properties), operation.content(),
					this.properties, place.batch());
			IngestReport report = Ingest.run(operation, reader, map);
			return IngestAnswer.of(map, report, this.maps.kernel());
		}
		catch (IngestException ex) {
			throw Problem.of(ex);
		}
	}

	private static Operation operation(String id) {
		for (Operation operation : Operation.values()) {
			if (operation.id().equals(id)) {
				return operation;
			}
		}
		throw Problem.wrongOperation(id);
	}

	@Raises({ Problem.UNKNOWN_MAP, Problem.MAP_DELETED, Problem.BUSY })
	@io.swagger.v3.oas.annotations.Operation(summary = "Exports all entries")
	@GetMapping(produces = { MediaTypes.NDJSON, MediaTypes.CSV, MediaTypes.BINARY })
	void export(@PathVariable("map") String name, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		EntryMap map = this.maps.get(name);
		Format format = MediaTypes.accepted(request).orElse(Format.NDJSON);
		WorkingPlace place = this.places.take();
		try (place) {
			response.setContentType(MediaTypes.of(format));
			Export.write(map, EntryWriter.of(format, response.getOutputStream()));
		}
	}

	@Raises({ Problem.UNKNOWN_MAP, Problem.MAP_DELETED, Problem.UNKNOWN_KEY })
	@io.swagger.v3.oas.annotations.Operation(summary = "Reads one entry")
	@GetMapping("/{key}")
	EntryAnswer entry(@PathVariable("map") String name, @PathVariable long key) {
		EntryMap map = this.maps.get(name);
		LongBuffer keys = LongBuffer.wrap(new long[] { key });
		LongBuffer values = LongBuffer.allocate(1);
		long start = System.nanoTime();
		long hits = map.getAll(keys, values, 0);
		long nanos = System.nanoTime() - start;
		if (hits == 0) {
			throw Problem.unknownKey(name, key);
		}
		return new EntryAnswer(map.name(), key, values.get(0), nanos, this.maps.kernel());
	}

	/**
	 * What became of a body.
	 *
	 * @param map name of the map
	 * @param op what was done
	 * @param entries entries, or keys, that it was done with
	 * @param added entries whose keys are new; absent for removal
	 * @param removed entries that were removed; absent for anything else
	 * @param nanosPerEntry time spent in the map per entry
	 * @param kernel kernel that did it
	 */
	@JsonInclude(Include.NON_NULL)
	record IngestAnswer(String map, String op, long entries, @Nullable Long added, @Nullable Long removed,
			double nanosPerEntry, String kernel) {

		static IngestAnswer of(EntryMap map, IngestReport report, String kernel) {
			boolean removal = report.operation() == Operation.REMOVE;
			return new IngestAnswer(map.name(), report.operation().id(), report.entries(),
					removal ? null : report.changed(), removal ? report.changed() : null, report.nanosPerEntry(),
					kernel);
		}

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
