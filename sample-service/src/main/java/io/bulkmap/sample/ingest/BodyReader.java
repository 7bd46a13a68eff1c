package io.bulkmap.sample.ingest;

import java.io.IOException;
import java.io.InputStream;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;

/**
 * Reads the bytes of a body up to the largest size that is allowed. What is within it is
 * good, so it is only the read after that which fails.
 */
final class BodyReader {

	private final InputStream stream;

	private final IngestProperties limits;

	private long bytesRead;

	private boolean tooLarge;

	BodyReader(Body body, IngestProperties limits) {
		this.stream = body.stream();
		this.limits = limits;
		this.tooLarge = limits.isTooLarge(body.declaredSize());
	}

	/**
	 * Tells whether there are bytes beyond the largest size.
	 */
	boolean isTooLarge() {
		return this.tooLarge;
	}

	/**
	 * Reads some bytes.
	 * @return how many, or -1 at the end of the body
	 * @throws UnreadableBodyException if there is a limit, or damage, that can be told to
	 * the one who sent the body
	 * @throws IOException if the body breaks off
	 */
	int read(byte[] buffer, int offset, int length) throws IOException {
		if (this.tooLarge) {
			throw new UnreadableBodyException(Kind.BODY_TOO_LARGE,
					"the body is larger than %s bytes".formatted(this.limits.maxBodySize().toBytes()));
		}
		int count = this.stream.read(buffer, offset, length);
		if (count < 0) {
			return count;
		}
		this.bytesRead += count;
		if (this.limits.isTooLarge(this.bytesRead)) {
			this.tooLarge = true;
			return count - (int) (this.bytesRead - this.limits.maxBodySize().toBytes());
		}
		return count;
	}

}
