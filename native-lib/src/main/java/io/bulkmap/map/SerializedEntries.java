package io.bulkmap.map;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is written instead of a view: its entries, which are read back as an ordinary map,
 * because only a factory can make one outside the heap.
 */
final class SerializedEntries implements Serializable {

	@Serial
	private static final long serialVersionUID = 1;

	private transient Map<Long, Long> entries;

	SerializedEntries(LongLongMapView view) {
		this.entries = view;
	}

	/**
	 * Writes primitives, because a stream remembers every object that was written to it;
	 * and no number of entries in front, because entries may come and go meanwhile.
	 * @serialData for each entry {@code true}, its key and its value ({@code boolean},
	 * {@code long}, {@code long}); then {@code false}
	 */
	@Serial
	private void writeObject(ObjectOutputStream out) throws IOException {
		out.defaultWriteObject();
		for (Map.Entry<Long, Long> entry : this.entries.entrySet()) {
			out.writeBoolean(true);
			out.writeLong(entry.getKey());
			out.writeLong(entry.getValue());
		}
		out.writeBoolean(false);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
		in.defaultReadObject();
		this.entries = new ConcurrentHashMap<>();
		while (in.readBoolean()) {
			this.entries.put(in.readLong(), in.readLong());
		}
	}

	@Serial
	private Object readResolve() {
		return this.entries;
	}

}
