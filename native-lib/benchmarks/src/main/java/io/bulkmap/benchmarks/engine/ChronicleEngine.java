package io.bulkmap.benchmarks.engine;

import java.util.List;

import net.openhft.chronicle.map.ChronicleMap;

/**
 * Chronicle Map, outside of the Java heap and for several threads, not kept in a file.
 */
final class ChronicleEngine implements Engine {

	/**
	 * What a JVM needs to be started with, on Java 17 and on 25: the map looks into
	 * classes of the JDK, and compiles some at run time.
	 */
	static final List<String> JVM_ARGUMENTS = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED",
			"--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
			"--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");

	static {
		// It would tell its makers about every use.
		System.setProperty("chronicle.analytics.disable", "true");
		System.setProperty("chronicle.announcer.disable", "true");
	}

	private final ChronicleMap<Long, Long> map;

	// Takes a number of entries. It cannot grow much beyond it, and must not be 0.
	ChronicleEngine(int entries) {
		this.map = ChronicleMap.of(Long.class, Long.class).entries(Math.max(entries, 1)).create();
	}

	@Override
	public void putEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.put(keys[i], values[i]);
		}
	}

	@Override
	public void getEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			Long value = this.map.get(keys[i]);
			values[i] = (value != null) ? value : 0;
		}
	}

	@Override
	public void addEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.merge(keys[i], values[i], Long::sum);
		}
	}

	@Override
	public long putEachIfAbsent(long[] keys, long[] values) {
		long added = 0;
		for (int i = 0; i < keys.length; i++) {
			added += (this.map.putIfAbsent(keys[i], values[i]) == null) ? 1 : 0;
		}
		return added;
	}

	@Override
	public long removeEach(long[] keys) {
		long removed = 0;
		for (long key : keys) {
			removed += (this.map.remove(key) != null) ? 1 : 0;
		}
		return removed;
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public long size() {
		return this.map.longSize();
	}

	@Override
	public long offHeapBytes() {
		return this.map.offHeapMemoryUsed();
	}

	@Override
	public void close() {
		this.map.close();
	}

}
