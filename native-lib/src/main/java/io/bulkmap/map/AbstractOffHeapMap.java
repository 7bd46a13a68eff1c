package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;

/**
 * What maps of all types have in common: who they are, and how they end.
 */
abstract class AbstractOffHeapMap implements OffHeapMap {

	private final MapType<?> type;

	private final MapContext context;

	private final Consumer<OffHeapMap> onClose;

	private final LeakGuard leakGuard;

	/**
	 * Creates a map that has no memory yet.
	 * @param type what its keys and values are
	 * @param name its name
	 * @param options how to create it
	 * @param factory what it has in common with others
	 * @param onClose who is told when it is closed, perhaps more than once
	 */
	AbstractOffHeapMap(MapType<?> type, String name, BulkMapOptions options, FactoryContext factory,
			Consumer<OffHeapMap> onClose) {
		this.type = type;
		this.onClose = onClose;
		this.context = new MapContext(this, name, options, factory, Partitions.countFor(options));
		this.leakGuard = new LeakGuard(this, "Map '%s'".formatted(name), factory.leakTracking(), () -> {
			// its memory goes with it
		});
	}

	/**
	 * Begins to watch that the map is closed: to be called when it is complete.
	 */
	final void created() {
		this.leakGuard.begin();
	}

	final MapContext context() {
		return this.context;
	}

	@Override
	public final String name() {
		return this.context.name();
	}

	@Override
	public final MapType<?> type() {
		return this.type;
	}

	@Override
	public final BulkMapOptions options() {
		return this.context.options();
	}

	@Override
	public final void close() {
		release();
		this.leakGuard.closed();
		this.onClose.accept(this);
	}

	/**
	 * Releases the memory, after the operations that are running have ended. Does nothing
	 * the second time.
	 */
	abstract void release();

	@Override
	public final String toString() {
		return "%s '%s'".formatted(this.type.mapClass().getSimpleName(), name());
	}

}
