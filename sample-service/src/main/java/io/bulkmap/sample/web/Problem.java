package io.bulkmap.sample.web;

import java.net.URI;
import java.util.Locale;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.ingest.IngestException;
import io.bulkmap.sample.ingest.RejectedBodyException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The problems that are particular to this service. The page that their types link to
 * explains them.
 */
enum Problem {

	UNKNOWN_MAP(HttpStatus.NOT_FOUND, "Unknown map"),

	UNKNOWN_KEY(HttpStatus.NOT_FOUND, "Unknown key"),

	WRONG_MAP_NAME(HttpStatus.BAD_REQUEST, "Wrong map name"),

	WRONG_LINE(HttpStatus.BAD_REQUEST, "Wrong line"),

	LINE_TOO_LONG(HttpStatus.CONTENT_TOO_LARGE, "Line too long"),

	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Body too large"),

	MAP_FULL(HttpStatus.INSUFFICIENT_STORAGE, "Map full");

	private final HttpStatus status;

	private final String title;

	Problem(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	/**
	 * Returns the identifier of the problem in the page that explains it.
	 */
	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static ErrorResponseException unknownMap(String name) {
		return UNKNOWN_MAP.exception("There is no map '%s'.".formatted(name), null);
	}

	static ErrorResponseException unknownKey(LongLongBulkMap map, long key) {
		return UNKNOWN_KEY.exception("Map '%s' does not have the key %s.".formatted(map.name(), key), null);
	}

	static ErrorResponseException wrongMapName(IllegalArgumentException cause) {
		return WRONG_MAP_NAME.exception(String.valueOf(cause.getMessage()), cause);
	}

	/**
	 * Returns the problem of a body that was stored in part.
	 */
	static ErrorResponseException of(IngestException cause) {
		long entries = cause.report().entries();
		String stored = (entries != 1) ? "%s entries before it are stored" : "%s entry before it is stored";
		ErrorResponseException exception = of(cause.rejection(), stored.formatted(entries));
		exception.getBody().setProperty("entries", entries);
		exception.getBody().setProperty("added", cause.report().added());
		return exception;
	}

	/**
	 * Returns the problem of a body of keys.
	 */
	static ErrorResponseException of(RejectedBodyException cause) {
		return of(cause, "there are no results");
	}

	private static ErrorResponseException of(RejectedBodyException cause, String outcome) {
		Problem problem = switch (cause.kind()) {
			case WRONG_LINE -> WRONG_LINE;
			case LINE_TOO_LONG -> LINE_TOO_LONG;
			case BODY_TOO_LARGE -> BODY_TOO_LARGE;
			case MAP_FULL -> MAP_FULL;
		};
		ErrorResponseException exception = problem
			.exception("Line %s: %s; %s.".formatted(cause.line(), cause.reason(), outcome), cause);
		exception.getBody().setProperty("line", cause.line());
		exception.getBody().setProperty("reason", cause.reason());
		return exception;
	}

	private ErrorResponseException exception(String detail, @Nullable Throwable cause) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(this.status, detail);
		body.setType(URI.create("/problems.html#" + id()));
		body.setTitle(this.title);
		return new ErrorResponseException(this.status, body, cause);
	}

}
