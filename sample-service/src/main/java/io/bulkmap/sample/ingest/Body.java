package io.bulkmap.sample.ingest;

import java.io.InputStream;

/**
 * Text that someone sends to be read line by line.
 *
 * @param stream its bytes, to be closed by the one who opened it
 * @param format format of its lines
 * @param declaredSize its size in bytes if that is known, otherwise -1
 */
public record Body(InputStream stream, LineFormat format, long declaredSize) {

	/**
	 * Creates a body of unknown size.
	 * @param stream its bytes, to be closed by the one who opened it
	 * @param format format of its lines
	 */
	public Body(InputStream stream, LineFormat format) {
		this(stream, format, -1);
	}

}
