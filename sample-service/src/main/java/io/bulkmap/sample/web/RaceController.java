package io.bulkmap.sample.web;

import java.io.IOException;
import java.io.OutputStream;

import io.bulkmap.Isa;
import io.bulkmap.sample.race.RaceEvent;
import io.bulkmap.sample.race.Races;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs races. The answer is the race, event by event, and who no longer reads it ends it.
 */
@RestController
@RequestMapping("/api/race")
final class RaceController {

	private final Races races;

	private final JsonMapper json;

	RaceController(Races races, JsonMapper json) {
		this.races = races;
		this.json = json;
	}

	@Operation(summary = "Tells what races there can be")
	@GetMapping
	RaceAnswer race() {
		return new RaceAnswer(this.races.maxEntries(), this.races.maxBatch(), this.races.isRunning(),
				this.races.nativeKernel().map(Isa::id).orElse(null));
	}

	@Raises({ Problem.WRONG_RACE, Problem.RACE_RUNNING, Problem.UNAUTHORIZED })
	@Operation(summary = "Runs a race and tells of it, event by event")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_NDJSON_VALUE)
	void run(@RequestBody RaceRequest request, HttpServletResponse response) throws IOException {
		if (request.entries() < 1 || request.entries() > this.races.maxEntries()) {
			throw Problem.wrongRace("entries", this.races.maxEntries(), request.entries());
		}
		if (request.batch() < 1 || request.batch() > this.races.maxBatch()) {
			throw Problem.wrongRace("batch", this.races.maxBatch(), request.batch());
		}
		if (!this.races.run(request.entries(), request.batch(), (event) -> write(event, response))) {
			throw Problem.raceRunning();
		}
	}

	private void write(RaceEvent event, HttpServletResponse response) throws IOException {
		if (!response.isCommitted()) {
			response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
		}
		OutputStream stream = response.getOutputStream();
		stream.write(this.json.writeValueAsBytes(event));
		stream.write('\n');
		response.flushBuffer();
	}

	@Raises(Problem.UNAUTHORIZED)
	@Operation(summary = "Ends the race, if there is one")
	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel() {
		this.races.cancel();
	}

	/**
	 * A race that somebody wants.
	 *
	 * @param entries number of entries that each map gets
	 * @param batch number of keys of each call
	 */
	record RaceRequest(int entries, int batch) {

	}

	/**
	 * What races there can be.
	 *
	 * @param maxEntries largest number of entries, 0 if there are no races
	 * @param maxBatch largest number of keys of a call
	 * @param running whether there is one
	 * @param nativeKernel native kernel that takes part, if there is any
	 */
	record RaceAnswer(int maxEntries, int maxBatch, boolean running, @Nullable String nativeKernel) {

	}

}
