package io.bulkmap.sample.ingest;

import java.io.InputStream;

/**
 * What someone sends to be read.
 *
 * @param stream its bytes, to be closed by the one who opened it
 * @param format its format
 * @param declaredSize size of these bytes if that is known, otherwise -1
 */
public record Body(InputStream stream, Format format, long declaredSize) {

	/**
	 * Creates a body of unknown size.
	 * @param stream its bytes, to be closed by the one who opened it
	 * @param format its format
	 */
	public Body(InputStream stream, Format format) {
		this(stream, format, -1);
	}

	/**
	 * Returns a body that arrives from a client.
	 * @param stream its bytes as they arrive
	 * @param format its format
	 * @param declaredSize what the client says of its size, otherwise -1
	 * @param limits limits of the time it may take
	 * @return the body
	 */
	public static Body arriving(InputStream stream, Format format, long declaredSize, IngestProperties limits) {
		return new Body(new ArrivingStream(stream, limits.maxDuration()), format, declaredSize);
	}

	/**
	 * Returns a body that arrives from a client compressed with gzip.
	 * @param stream its compressed bytes as they arrive
	 * @param format format of what was compressed
	 * @param limits limits of the time it may take, and of compression
	 * @return the body, of unknown size
	 */
	public static Body arrivingGzip(InputStream stream, Format format, IngestProperties limits) {
		ArrivingStream arriving = new ArrivingStream(stream, limits.maxDuration());
		return new Body(new GunzipStream(arriving, limits.maxCompressionRatio()), format);
	}

}
