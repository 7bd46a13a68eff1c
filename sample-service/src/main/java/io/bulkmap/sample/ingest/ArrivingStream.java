package io.bulkmap.sample.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;

/**
 * The bytes of a body as they arrive from a client, who has to send them within some
 * time.
 */
final class ArrivingStream extends FilterInputStream {

	private final Duration maxDuration;

	private final long start = System.nanoTime();

	private long count;

	private boolean failed;

	ArrivingStream(InputStream stream, Duration maxDuration) {
		super(stream);
		this.maxDuration = maxDuration;
	}

	/**
	 * Returns how many bytes have arrived.
	 */
	long count() {
		return this.count;
	}

	/**
	 * Tells whether it was this stream that failed, and not one that reads from it.
	 */
	boolean hasFailed() {
		return this.failed;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		try {
			int read = super.read(buffer, offset, length);
			if (System.nanoTime() - this.start > this.maxDuration.toNanos()) {
				throw tooSlow("the body takes longer than %s ms to arrive".formatted(this.maxDuration.toMillis()));
			}
			this.count += Math.max(0, read);
			return read;
		}
		catch (IOException ex) {
			this.failed = true;
			throw (ex.getCause() instanceof SocketTimeoutException) ? tooSlow("nothing arrives any more") : ex;
		}
	}

	private static UnreadableBodyException tooSlow(String reason) {
		return new UnreadableBodyException(Kind.BODY_TOO_SLOW, reason);
	}

}
