package io.bulkmap.sample.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.bulkmap.MapCapacityException;
import io.bulkmap.sample.ingest.IngestException;
import io.bulkmap.sample.ingest.IngestReport;
import io.bulkmap.sample.ingest.Operation;
import io.bulkmap.sample.ingest.RejectedBodyException;
import io.bulkmap.sample.store.MapDeletedException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The problems that are particular to this service. The page that their types link to
 * explains them.
 */
enum Problem {

	UNKNOWN_MAP(HttpStatus.NOT_FOUND, "Unknown map"),

	MAP_DELETED(HttpStatus.GONE, "Map deleted"),

	UNKNOWN_KEY(HttpStatus.NOT_FOUND, "Unknown key"),

	WRONG_MAP_NAME(HttpStatus.BAD_REQUEST, "Wrong map name"),

	DECLARED_MAP(HttpStatus.CONFLICT, "Declared map"),

	TOO_MANY_MAPS(HttpStatus.CONFLICT, "Too many maps"),

	WRONG_OPERATION(HttpStatus.BAD_REQUEST, "Wrong operation"),

	WRONG_LINE(HttpStatus.BAD_REQUEST, "Wrong line"),

	WRONG_LENGTH(HttpStatus.BAD_REQUEST, "Wrong length"),

	WRONG_COMPRESSION(HttpStatus.BAD_REQUEST, "Wrong compression"),

	BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "Body too slow"),

	LINE_TOO_LONG(HttpStatus.CONTENT_TOO_LARGE, "Line too long"),

	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Body too large"),

	UNSUPPORTED_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported encoding"),

	BUSY(HttpStatus.TOO_MANY_REQUESTS, "Busy"),

	TOO_MANY_WATCHERS(HttpStatus.TOO_MANY_REQUESTS, "Too many watchers"),

	WRONG_RACE(HttpStatus.BAD_REQUEST, "Wrong race"),

	RACE_RUNNING(HttpStatus.TOO_MANY_REQUESTS, "Race running"),

	UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),

	REJECTED_REQUEST(HttpStatus.BAD_REQUEST, "Rejected request"),

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

	/**
	 * Returns where the problem is explained.
	 */
	String type() {
		return "/problems.html#" + id();
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	static ErrorResponseException unauthorized() {
		ErrorResponseException exception = UNAUTHORIZED
			.exception("This request needs the token of the service: Authorization: Bearer TOKEN.", null);
		exception.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return exception;
	}

	static ErrorResponseException rejectedRequest(@Nullable String reason) {
		return REJECTED_REQUEST.exception(String.valueOf(reason), null);
	}

	static ErrorResponseException unknownMap(String name) {
		return UNKNOWN_MAP.exception("There is no map '%s'.".formatted(name), null);
	}

	static ErrorResponseException mapDeleted(MapDeletedException cause) {
		return MAP_DELETED.exception(
				"Map '%s' was deleted while this request used it; its entries are gone.".formatted(cause.map()), cause);
	}

	static ErrorResponseException unknownKey(String map, long key) {
		return UNKNOWN_KEY.exception("Map '%s' does not have the key %s.".formatted(map, key), null);
	}

	static ErrorResponseException wrongMapName(IllegalArgumentException cause) {
		return WRONG_MAP_NAME.exception(String.valueOf(cause.getMessage()), cause);
	}

	static ErrorResponseException declaredMap(String name) {
		return DECLARED_MAP.exception("Map '%s' belongs to the application, so it stays.".formatted(name), null);
	}

	static ErrorResponseException tooManyMaps(int maxCount) {
		return TOO_MANY_MAPS.exception("There are %s maps, and no more are allowed.".formatted(maxCount), null);
	}

	static ErrorResponseException wrongOperation(String name) {
		return WRONG_OPERATION.exception("There is no operation '%s', only: %s.".formatted(name,
				Arrays.stream(Operation.values()).map(Operation::id).collect(Collectors.joining(", "))), null);
	}

	static ErrorResponseException unsupportedEncoding(String encoding) {
		ErrorResponseException exception = UNSUPPORTED_ENCODING
			.exception("Content-Encoding '%s' is not supported, only: gzip.".formatted(encoding), null);
		exception.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
		return exception;
	}

	static ErrorResponseException busy() {
		ErrorResponseException exception = BUSY
			.exception("As many bodies as allowed are being read or written; try again later.", null);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return exception;
	}

	static ErrorResponseException tooManyWatchers() {
		ErrorResponseException exception = TOO_MANY_WATCHERS
			.exception("As many clients as allowed are watching; try again later.", null);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
		return exception;
	}

	static ErrorResponseException wrongRace(String name, int max, int value) {
		return WRONG_RACE.exception("'%s' must be between 1 and %s: %s.".formatted(name, max, value), null);
	}

	static ErrorResponseException raceRunning() {
		ErrorResponseException exception = RACE_RUNNING.exception("There is a race already; try again later.", null);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
		return exception;
	}

	static ErrorResponseException mapFull(MapCapacityException cause) {
		return MAP_FULL.exception(cause.getMessage() + ".", cause);
	}

	/**
	 * Returns the problem of a body that was taken in part.
	 */
	static ErrorResponseException of(IngestException cause) {
		IngestReport report = cause.report();
		boolean removal = report.operation() == Operation.REMOVE;
		String things = removal ? "key" : "entry";
		if (report.entries() != 1) {
			things = removal ? "keys" : "entries";
		}
		ErrorResponseException exception = of(cause.rejection(), "%s %s before it %s %s".formatted(report.entries(),
				things, (report.entries() != 1) ? "are" : "is", removal ? "removed" : "stored"));
		exception.getBody().setProperty("entries", report.entries());
		exception.getBody().setProperty(removal ? "removed" : "added", report.changed());
		return exception;
	}

	/**
	 * Returns the problem of a body of keys.
	 */
	static ErrorResponseException of(RejectedBodyException cause) {
		return of(cause, "there are no results");
	}

	private static ErrorResponseException of(RejectedBodyException cause, String outcome) {
		ErrorResponseException exception = valueOf(cause.kind().name())
			.exception("%s; %s.".formatted(cause.getMessage(), outcome), cause);
		exception.getBody().setProperty(cause.unit().member(), cause.place());
		exception.getBody().setProperty("reason", cause.reason());
		return exception;
	}

	private ErrorResponseException exception(String detail, @Nullable Throwable cause) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(this.status, detail);
		body.setType(URI.create(type()));
		body.setTitle(this.title);
		return new ErrorResponseException(this.status, body, cause);
	}

}
