package io.bulkmap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What this process has in memory, on Linux.
 */
public final class ResidentMemory {

	private static final int PAGE = 4096;

	private static final int STEADY = 4;

	private static final int LONGEST_WAIT = 100;

	private ResidentMemory() {
	}

	/**
	 * Returns the number of bytes now.
	 */
	public static long bytes() throws IOException {
		String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ", -1);
		return Long.parseLong(fields[1]) * PAGE;
	}

	/**
	 * Waits until what earlier tests have left is gone, so that it does not go while
	 * somebody measures.
	 */
	public static void settle() throws IOException, InterruptedException {
		System.gc();
		long last = bytes();
		int steady = 0;
		for (int i = 0; i < LONGEST_WAIT && steady < STEADY; i++) {
			TimeUnit.MILLISECONDS.sleep(50);
			long now = bytes();
			steady = (Math.abs(now - last) < (1 << 20)) ? steady + 1 : 0;
			last = now;
		}
	}

}
