package io.bulkmap.map;

import io.bulkmap.BytesSnapshot;

final class RecordSnapshot {

	private RecordSnapshot() {
	}

	static BytesSnapshot of(OffHeapBytesBulkMap map, Partitions partitions) {
		throw new UnsupportedOperationException();
	}

}
