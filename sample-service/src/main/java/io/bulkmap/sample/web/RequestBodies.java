package io.bulkmap.sample.web;

import java.io.IOException;

import io.bulkmap.sample.ingest.Body;
import io.bulkmap.sample.ingest.LineFormat;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Turns requests into bodies to read.
 */
final class RequestBodies {

	static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

	static final String CSV = "text/csv";

	private RequestBodies() {
	}

	/**
	 * Returns the body of a request whose content type is {@value #NDJSON} or
	 * {@value #CSV}.
	 */
	static Body of(HttpServletRequest request) throws IOException {
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null) {
			throw unsupportedEncoding(encoding);
		}
		MediaType type = MediaType.parseMediaType(request.getContentType());
		LineFormat format = MediaType.APPLICATION_NDJSON.includes(type) ? LineFormat.NDJSON : LineFormat.CSV;
		return new Body(request.getInputStream(), format, request.getContentLengthLong());
	}

	private static ErrorResponseException unsupportedEncoding(String encoding) {
		HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
		return new ErrorResponseException(status,
				ProblemDetail.forStatusAndDetail(status, "Content-Encoding '%s' is not supported.".formatted(encoding)),
				null);
	}

}
