package io.bulkmap.benchmarks.engine;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;

/**
 * Our own map.
 */
public final class BulkMapEngine implements Engine {

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	/**
	 * Creates a map.
	 * @param choice the kernel; {@code AUTO} is any but Java
	 * @param binding how the kernel is called
	 * @param options how the map is created
	 * @throws IllegalStateException if no native kernel is available
	 * @throws io.bulkmap.KernelUnavailableException if this kernel is not
	 * @throws io.bulkmap.BindingUnavailableException if this binding is not
	 */
	public BulkMapEngine(KernelChoice choice, BindingChoice binding, BulkMapOptions options) {
		this.factory = BulkMapFactory.builder().kernel(choice).binding(binding).build();
		if (choice == KernelChoice.AUTO && this.factory.kernel().active() == Isa.JAVA) {
			throw new IllegalStateException("No native kernel: " + this.factory.kernel().fallbackCause());
		}
		this.map = this.factory.longLongMap("benchmark", options);
	}

	BulkMapEngine(KernelChoice choice, BindingChoice binding, int entries) {
		this(choice, binding, BulkMapOptions.defaults().withExpectedEntries(entries));
	}

	/**
	 * Creates a map that is called in the way that is quickest here.
	 * @param choice the kernel; {@code AUTO} is any but Java
	 * @param options how the map is created
	 * @throws IllegalStateException if no native kernel is available
	 * @throws io.bulkmap.KernelUnavailableException if this kernel is not
	 */
	public BulkMapEngine(KernelChoice choice, BulkMapOptions options) {
		this(choice, BindingChoice.AUTO, options);
	}

	/**
	 * Returns the kernel that is used, and how it is called.
	 * @return such as {@code avx2, jni}
	 */
	public String kernel() {
		Isa isa = this.factory.kernel().active();
		return (isa != Isa.JAVA) ? isa.id() + ", " + this.factory.kernel().binding().id() : isa.id();
	}

	@Override
	public void putAll(long[] keys, long[] values) {
		this.map.putAll(keys, values);
	}

	@Override
	public void getAll(long[] keys, long[] values) {
		this.map.getAll(keys, values, 0);
	}

	@Override
	public void addAll(long[] keys, long[] values) {
		this.map.addAll(keys, values);
	}

	@Override
	public long putAllIfAbsent(long[] keys, long[] values) {
		return this.map.putAllIfAbsent(keys, values);
	}

	@Override
	public long removeAll(long[] keys) {
		return this.map.removeAll(keys);
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
			values[i] = this.map.get(keys[i], 0);
		}
	}

	@Override
	public void addEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.add(keys[i], values[i]);
		}
	}

	@Override
	public long putEachIfAbsent(long[] keys, long[] values) {
		long added = 0;
		for (int i = 0; i < keys.length; i++) {
			added += this.map.putIfAbsent(keys[i], values[i]) ? 1 : 0;
		}
		return added;
	}

	@Override
	public long removeEach(long[] keys) {
		long removed = 0;
		for (long key : keys) {
			removed += this.map.remove(key) ? 1 : 0;
		}
		return removed;
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public long size() {
		return this.map.size();
	}

	@Override
	public long offHeapBytes() {
		return this.map.statistics().memoryBytes();
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
