package io.bulkmap.sample.ingest;

import java.io.IOException;
import java.io.InputStream;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a gzip body says, of one member or several. Damage, whatever follows the last
 * member, and more than so many bytes from one are told to the client.
 */
final class GunzipStream extends InputStream {

	/**
	 * A body that has not got this far may have any ratio: short ones say little.
	 */
	private static final int FREE = 1 << 20;

	private final ArrivingStream source;

	private final int maxRatio;

	private @Nullable InputStream gzip;

	private long count;

	GunzipStream(ArrivingStream source, int maxRatio) {
		this.source = source;
		this.maxRatio = maxRatio;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = gunzip(buffer, offset, length);
		this.count += Math.max(0, read);
		if (this.count > FREE && this.count / this.maxRatio > this.source.count()) {
			throw new UnreadableBodyException(Kind.BODY_TOO_LARGE,
					"the body is compressed more than %s times".formatted(this.maxRatio));
		}
		return read;
	}

	private int gunzip(byte[] buffer, int offset, int length) throws IOException {
		try {
			InputStream opened = this.gzip;
			if (opened == null) {
				opened = GzipCompressorInputStream.builder()
					.setInputStream(this.source)
					.setDecompressConcatenated(true)
					.get();
				this.gzip = opened;
			}
			return opened.read(buffer, offset, length);
		}
		catch (IOException ex) {
			if (this.source.hasFailed()) {
				throw ex;
			}
			throw new UnreadableBodyException(Kind.WRONG_COMPRESSION,
					"the body is not valid gzip (%s)".formatted(ex.getMessage()));
		}
	}

}
