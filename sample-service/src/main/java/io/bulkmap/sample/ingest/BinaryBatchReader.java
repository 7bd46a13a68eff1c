package io.bulkmap.sample.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body of numbers of 8 bytes, the least significant one first: key, value, key,
 * value and so on, or keys alone. There is no header and no length in it, so nothing can
 * contradict what follows, and one body can be appended to another.
 */
final class BinaryBatchReader implements BatchReader {

	private static final int CHUNK = 64 * 1024;

	private final BodyReader bytes;

	private final long declaredSize;

	private final Content content;

	private final Batch batch;

	private final byte[] buffer = new byte[CHUNK];

	private final ByteBuffer numbers = ByteBuffer.wrap(this.buffer).order(ByteOrder.LITTLE_ENDIAN);

	/**
	 * Where the bytes begin that are in no batch yet.
	 */
	private int position;

	/**
	 * Where the bytes end that were read.
	 */
	private int limit;

	/**
	 * Number, in the body, of the byte at the position.
	 */
	private long offset;

	private @Nullable RejectedBodyException rejection;

	BinaryBatchReader(Body body, Content content, IngestProperties limits, Batch batch) {
		this.bytes = new BodyReader(body, limits);
		this.declaredSize = body.declaredSize();
		this.content = content;
		this.batch = batch;
	}

	@Override
	public @Nullable Batch next() throws IOException {
		if (this.rejection != null) {
			throw this.rejection;
		}
		this.batch.restart(this.offset);
		try {
			checkDeclaredSize();
			fillBatch();
		}
		catch (RejectedBodyException ex) {
			this.rejection = ex;
			if (this.batch.isEmpty()) {
				throw ex;
			}
		}
		return this.batch.isEmpty() ? null : this.batch;
	}

	/**
	 * A body that says it will end within an entry is not begun at all, unless it is too
	 * large, which is said instead.
	 */
	private void checkDeclaredSize() {
		if (this.offset == 0 && !this.bytes.isTooLarge() && this.declaredSize > 0
				&& this.declaredSize % this.content.bytes() != 0) {
			throw rejected(Kind.WRONG_LENGTH, "the body has %s bytes, which is not a multiple of %s"
				.formatted(this.declaredSize, this.content.bytes()));
		}
	}

	private void fillBatch() throws IOException {
		int width = this.content.bytes();
		while (!this.batch.isFull()) {
			int count = Math.min((this.limit - this.position) / width, this.batch.capacity() - this.batch.size());
			if (count > 0) {
				decode(count);
				this.position += count * width;
				this.offset += (long) count * width;
			}
			else if (!readMore()) {
				checkEnd();
				return;
			}
		}
	}

	// Hot: no allocation, no call but of the two buffers.
	private void decode(int count) {
		int place = this.position;
		if (this.content == Content.KEYS) {
			for (int i = 0; i < count; i++) {
				this.batch.add(this.numbers.getLong(place));
				place += Long.BYTES;
			}
			return;
		}
		for (int i = 0; i < count; i++) {
			this.batch.add(this.numbers.getLong(place), this.numbers.getLong(place + Long.BYTES));
			place += 2 * Long.BYTES;
		}
	}

	private boolean readMore() throws IOException {
		System.arraycopy(this.buffer, this.position, this.buffer, 0, this.limit - this.position);
		this.limit -= this.position;
		this.position = 0;
		try {
			int count = this.bytes.read(this.buffer, this.limit, this.buffer.length - this.limit);
			this.limit += Math.max(0, count);
			return count >= 0;
		}
		catch (UnreadableBodyException ex) {
			throw new RejectedBodyException(ex.kind(), Unit.BYTE, this.offset, ex.reason(), ex);
		}
	}

	private void checkEnd() {
		int rest = this.limit - this.position;
		if (rest > 0) {
			throw rejected(Kind.WRONG_LENGTH, "the body ends within %s: it has %s of %s bytes"
				.formatted(this.content.article(), rest, this.content.bytes()));
		}
	}

	private RejectedBodyException rejected(Kind kind, String reason) {
		return new RejectedBodyException(kind, Unit.BYTE, this.offset, reason, null);
	}

	@Override
	public Unit unit() {
		return Unit.BYTE;
	}

}
