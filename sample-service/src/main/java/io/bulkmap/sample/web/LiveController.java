package io.bulkmap.sample.web;

import io.bulkmap.sample.live.Watchers;
import io.swagger.v3.oas.annotations.Operation;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Lets clients watch what the service does.
 */
@RestController
final class LiveController {

	private final Watchers watchers;

	LiveController(Watchers watchers) {
		this.watchers = watchers;
	}

	@Raises(Problem.TOO_MANY_WATCHERS)
	@Operation(summary = "Tells once a second what the service does")
	@GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter watch() {
		return this.watchers.add().orElseThrow(Problem::tooManyWatchers);
	}

}
