package io.bulkmap;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Codecs of what has one word or two.
 */
final class WordCodecs {

	static final Codec<Long> LONGS = Codec.of(
			(number) -> ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array(),
			(bytes) -> buffer(bytes, Long.BYTES).getLong() ^ Long.MIN_VALUE);

	static final Codec<UUID> UUIDS = Codec.of(WordCodecs::encode, WordCodecs::decode);

	private WordCodecs() {
	}

	private static byte[] encode(UUID uuid) {
		return ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	private static UUID decode(byte[] bytes) {
		ByteBuffer buffer = buffer(bytes, 2 * Long.BYTES);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

	private static ByteBuffer buffer(byte[] bytes, int length) {
		if (bytes.length != length) {
			throw new IllegalArgumentException("There must be %d bytes, not %d".formatted(length, bytes.length));
		}
		return ByteBuffer.wrap(bytes);
	}

}
