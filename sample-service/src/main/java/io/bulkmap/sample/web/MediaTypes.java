package io.bulkmap.sample.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.bulkmap.sample.ingest.Format;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * The media types of bodies and answers.
 */
final class MediaTypes {

	static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

	static final String CSV = "text/csv";

	static final String BINARY = "application/vnd.bulkmap.longs";

	private static final Map<MediaType, Format> FORMATS = Map.of(MediaType.parseMediaType(NDJSON), Format.NDJSON,
			MediaType.parseMediaType(CSV), Format.CSV, MediaType.parseMediaType(BINARY), Format.BINARY);

	private MediaTypes() {
	}

	/**
	 * Returns the type of a format.
	 */
	static String of(Format format) {
		return switch (format) {
			case NDJSON -> NDJSON;
			case CSV -> CSV;
			case BINARY -> BINARY;
		};
	}

	/**
	 * Returns the format of a body.
	 */
	static Optional<Format> ofBody(HttpServletRequest request) {
		return format(MediaType.parseMediaType(request.getContentType()));
	}

	/**
	 * Returns the format that a client likes best; empty if it likes JSON better, or
	 * everything.
	 */
	static Optional<Format> accepted(HttpServletRequest request) {
		List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)));
		MimeTypeUtils.sortBySpecificity(accepted);
		return accepted.stream()
			.filter((type) -> format(type).isPresent() || type.includes(MediaType.APPLICATION_JSON))
			.findFirst()
			.flatMap(MediaTypes::format);
	}

	private static Optional<Format> format(MediaType type) {
		return FORMATS.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().equalsTypeAndSubtype(type))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
