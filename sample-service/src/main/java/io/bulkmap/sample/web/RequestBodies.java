package io.bulkmap.sample.web;

import java.io.IOException;

import io.bulkmap.sample.ingest.Body;
import io.bulkmap.sample.ingest.Format;
import io.bulkmap.sample.ingest.IngestProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Turns requests into bodies to read.
 */
final class RequestBodies {

	private RequestBodies() {
	}

	/**
	 * Returns the body of a request whose content type has a format.
	 */
	static Body of(HttpServletRequest request, IngestProperties limits) throws IOException {
		Format format = MediaTypes.ofBody(request).orElseThrow();
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (isGzip(encoding)) {
			return Body.arrivingGzip(request.getInputStream(), format, limits);
		}
		return Body.arriving(request.getInputStream(), format, request.getContentLengthLong(), limits);
	}

	private static boolean isGzip(@Nullable String encoding) {
		if (encoding == null || encoding.equalsIgnoreCase("identity")) {
			return false;
		}
		if (encoding.equalsIgnoreCase("gzip")) {
			return true;
		}
		throw Problem.unsupportedEncoding(encoding);
	}

}
