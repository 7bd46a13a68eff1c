package io.bulkmap.map;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BytesSnapshot;
import io.bulkmap.MapCapacityException;
import io.bulkmap.record.ByteRecords;

/**
 * A copy of all records of a map, in the order of their keys.
 */
/*
 * The records are a part of its own, so that the map and the cleaner know it and not the
 * snapshot: a snapshot that nobody can reach is found by the collector, though its map is
 * in use. Not before its last call has ended, hence the fences.
 */
final class RecordSnapshot implements BytesSnapshot {

	private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;

	private final Copy copy;

	private int next;

	private RecordSnapshot(Copy copy) {
		this.copy = copy;
	}

	/**
	 * Copies all records of a map.
	 * @param snapshots the open snapshots of the map
	 * @param partitions has the records
	 * @return the copy
	 * @throws MapCapacityException if there is no memory; nothing has changed then
	 */
	static RecordSnapshot of(Snapshots snapshots, Partitions partitions) {
		Copy copy = new Copy(snapshots);
		RecordSnapshot snapshot = new RecordSnapshot(copy);
		try {
			long[] stamps = new long[partitions.count()];
			partitions.lockAllShared(stamps);
			try {
				copy.take(partitions);
				snapshots.opened(snapshot, copy);
			}
			finally {
				partitions.unlockAllShared(stamps);
			}
			copy.sort();
		}
		catch (RuntimeException | Error ex) {
			copy.close();
			throw ex;
		}
		return snapshot;
	}

	@Override
	public long size() {
		try {
			return this.copy.size();
		}
		finally {
			Reference.reachabilityFence(this);
		}
	}

	@Override
	public boolean next() {
		int size = this.copy.size();
		this.next += (this.next <= size) ? 1 : 0;
		return this.next <= size;
	}

	@Override
	public byte[] key() {
		try {
			return this.copy.key(this.next - 1);
		}
		finally {
			Reference.reachabilityFence(this);
		}
	}

	@Override
	public byte[] value() {
		try {
			return this.copy.value(this.next - 1);
		}
		finally {
			Reference.reachabilityFence(this);
		}
	}

	@Override
	public void close() {
		this.copy.close();
	}

	/**
	 * Checks how many entries there are.
	 * @param name name of the map
	 * @param entries their number
	 * @return the same
	 * @throws MapCapacityException if there are more than an array can have
	 */
	static int checkCount(String name, long entries) {
		if (entries > MOST_ENTRIES) {
			throw new MapCapacityException("Map '%s' has %d entries, the most that a snapshot can have is %d"
				.formatted(name, entries, MOST_ENTRIES));
		}
		return (int) entries;
	}

	/**
	 * The records of a snapshot, which the map may release at any time.
	 */
	static final class Copy {

		private final Snapshots snapshots;

		private final RecordMemory memory;

		private final ByteRecords records;

		private long[] places = new long[0];

		private int taken;

		// For those who do not wait for the sort.
		private volatile long memoryBytes;

		private boolean closed;

		Copy(Snapshots snapshots) {
			this.snapshots = snapshots;
			this.memory = new RecordMemory(snapshots.context());
			this.records = new ByteRecords(this.memory, (from, to) -> {
				throw new IllegalStateException("There is room for all of them from the beginning");
			});
		}

		// All partitions are locked.
		synchronized void take(Partitions partitions) {
			List<ByteRecords> sources = new ArrayList<>();
			long count = 0;
			for (int i = 0; i < partitions.count(); i++) {
				RecordPartition<?> partition = (RecordPartition<?>) partitions.get(i);
				sources.add(((BytesStore) partition.store()).records());
				count += partition.entries().size();
			}
			RecordNeed need = new RecordNeed();
			for (ByteRecords source : sources) {
				source.forEachPlace((place) -> need.addRecord(source.bytes(place)));
			}
			this.places = new long[checkCount(this.snapshots.context().name(), count)];
			need.reserveIn(this.records);
			this.memoryBytes = this.memory.bytes();
			for (ByteRecords source : sources) {
				source.forEachPlace((place) -> this.places[this.taken++] = this.records.copy(source, place));
			}
			assert this.taken == count : this.taken + " of " + count;
		}

		// Who closes the map waits for it.
		synchronized void sort() {
			checkOpen();
			RecordOrder.sort(this.records, this.places);
		}

		synchronized int size() {
			checkOpen();
			return this.places.length;
		}

		synchronized byte[] key(int index) {
			long place = place(index);
			byte[] key = new byte[this.records.keyLength(place)];
			this.records.region(place).getBytes(ByteRecords.offset(place) + ByteRecords.KEY, key, 0, key.length);
			return key;
		}

		synchronized byte[] value(int index) {
			long place = place(index);
			byte[] value = new byte[this.records.valueLength(place)];
			this.records.region(place).getBytes(this.records.valueOffset(place), value, 0, value.length);
			return value;
		}

		private long place(int index) {
			checkOpen();
			if (index < 0 || index >= this.places.length) {
				throw new IllegalStateException("There is no entry here: next() has not returned true");
			}
			return this.places[index];
		}

		private void checkOpen() {
			if (this.closed) {
				throw this.snapshots.closed();
			}
		}

		long memoryBytes() {
			return this.memoryBytes;
		}

		void close() {
			synchronized (this) {
				this.closed = true;
				this.memoryBytes = 0;
				this.places = new long[0];
				this.records.release();
			}
			this.snapshots.closed(this);
		}

	}

}
