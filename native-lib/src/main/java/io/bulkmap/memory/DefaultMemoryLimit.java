package io.bulkmap.memory;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * The memory that the maps of a factory may take unless somebody says how much.
 * <p>
 * Three quarters of what the largest heap leaves of the memory of the machine, or of the
 * container where that has less; the last quarter is for the JVM itself. An eighth of the
 * memory where the heap leaves less than that.
 */
public final class DefaultMemoryLimit {

	private DefaultMemoryLimit() {
	}

	/**
	 * Returns the limit for this process.
	 * @return the limit in bytes
	 */
	public static long bytes() {
		long heap = Runtime.getRuntime().maxMemory();
		return of(memory(heap), heap);
	}

	// A JVM that does not tell, or a small runtime image without the module
	// jdk.management,
	// leaves nothing but the heap to go by.
	private static long memory(long heap) {
		try {
			return (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)
					? system.getTotalMemorySize() : heap;
		}
		catch (LinkageError error) {
			return heap;
		}
	}

	/**
	 * Returns the limit for a machine or container.
	 * @param memory its memory in bytes
	 * @param heap the largest heap in bytes
	 * @return the limit in bytes
	 */
	static long of(long memory, long heap) {
		return Math.max((memory - heap) / 4 * 3, memory / 8);
	}

}
