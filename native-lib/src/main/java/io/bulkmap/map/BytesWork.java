package io.bulkmap.map;

import java.util.function.Consumer;

import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.record.BytesBatch;

/**
 * Working place of a call on records of any length.
 */
final class BytesWork extends RecordWork<BytesBatch> {

	final BytesKeys.Arrays arrayKeys = new BytesKeys.Arrays();

	final BytesKeys.Packed packedKeys = new BytesKeys.Packed();

	final StringKeys stringKeys = new StringKeys();

	final LongValues<BytesBatch> longValues = new LongValues<>();

	final BytesValues.Arrays arrayValues = new BytesValues.Arrays();

	final BytesValues.Packed packedValues = new BytesValues.Packed();

	final BytesValues.Receiver receiver = new BytesValues.Receiver();

	private final Consumer<BytesWork> owner;

	BytesWork(OffHeapMemory memory, Consumer<BytesWork> owner) {
		super(() -> new BytesBatch(memory));
		this.owner = owner;
	}

	@Override
	public void close() {
		this.piece.forget();
		this.arrayKeys.forget();
		this.packedKeys.forget();
		this.stringKeys.forget();
		this.longValues.forget();
		this.arrayValues.forget();
		this.packedValues.forget();
		this.receiver.forget();
		this.owner.accept(this);
	}

}
