package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.record.RecordBatch;

/**
 * Working place of a call on records of one length.
 */
final class FixedWork extends RecordWork<RecordBatch> {

	final LongKeys longKeys = new LongKeys();

	final UuidKeys uuidKeys = new UuidKeys();

	final LongValues<RecordBatch> longValues = new LongValues<>();

	final UuidValues uuidValues = new UuidValues();

	final WordValues wordValues = new WordValues();

	final NarrowRows narrowRows = new NarrowRows();

	private final Consumer<FixedWork> owner;

	FixedWork(OffHeapMemory memory, Consumer<FixedWork> owner) {
		super(() -> new RecordBatch(memory));
		this.owner = owner;
	}

	@Override
	public void close() {
		this.longKeys.forget();
		this.uuidKeys.forget();
		this.longValues.forget();
		this.uuidValues.forget();
		this.wordValues.forget();
		this.narrowRows.forget();
		this.owner.accept(this);
	}

}
