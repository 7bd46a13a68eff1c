package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the headers of a library before the system does: to load a truncated one ends
 * the process, and what the system says of one for another processor is that there is no
 * such file.
 */
final class ElfCheck {

	private static final byte[] BEGINNING = { 0x7f, 'E', 'L', 'F', 2 /* 64 bits */,
			1 /* little endian */ };

	private static final int HEADER_BYTES = 64;

	private static final int MACHINE = 18;

	private static final int PROGRAM_HEADERS_OFFSET = 32;

	private static final int PROGRAM_HEADERS_COUNT = 56;

	private static final int PROGRAM_HEADER_BYTES = 56;

	private static final int SEGMENT_OFFSET = 8;

	private static final int SEGMENT_FILE_BYTES = 32;

	private ElfCheck() {
	}

	/**
	 * Tells what is against loading a library.
	 * @param content the file
	 * @param platform the platform of this process
	 * @return the cause as a sentence; {@code null} if nothing is known against it
	 */
	static @Nullable String causeAgainst(byte[] content, String platform) {
		if (content.length < HEADER_BYTES
				|| !Arrays.equals(BEGINNING, 0, BEGINNING.length, content, 0, BEGINNING.length)) {
			return "it is truncated, or no library of 64-bit Linux";
		}
		ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
		String built = switch (file.getShort(MACHINE)) {
			case 62 -> "linux-x86-64";
			case 183 -> "linux-aarch64";
			default -> "another processor";
		};
		if (!built.equals(platform)) {
			return "it is built for %s, but this process runs on %s".formatted(built, platform);
		}
		long headers = file.getLong(PROGRAM_HEADERS_OFFSET);
		for (int i = 0; i < file.getShort(PROGRAM_HEADERS_COUNT); i++) {
			long header = headers + (long) i * PROGRAM_HEADER_BYTES;
			if (!isWithin(header, PROGRAM_HEADER_BYTES, content.length)
					|| !isWithin(file.getLong((int) header + SEGMENT_OFFSET),
							file.getLong((int) header + SEGMENT_FILE_BYTES), content.length)) {
				return "it is truncated";
			}
		}
		return null;
	}

	private static boolean isWithin(long offset, long bytes, int length) {
		return offset >= 0 && bytes >= 0 && offset <= length && bytes <= length - offset;
	}

}
