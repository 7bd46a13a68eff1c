package io.bulkmap.sample.ingest;

import io.bulkmap.sample.store.EntryMap;

/**
 * What is done with the entries of a body.
 */
public enum Operation {

	/**
	 * Stores the values; the last one of equal keys wins.
	 */
	PUT("put", Content.ENTRIES) {

		@Override
		long apply(EntryMap map, Batch batch) {
			return map.putAll(batch.keys(), batch.values());
		}

	},

	/**
	 * Stores the values of keys that the map does not have.
	 */
	PUT_IF_ABSENT("putIfAbsent", Content.ENTRIES) {

		@Override
		long apply(EntryMap map, Batch batch) {
			return map.putAllIfAbsent(batch.keys(), batch.values());
		}

	},

	/**
	 * Adds to the values.
	 */
	ADD("add", Content.ENTRIES) {

		@Override
		long apply(EntryMap map, Batch batch) {
			return map.addAll(batch.keys(), batch.values());
		}

	},

	/**
	 * Lowers the values to those of the body.
	 */
	MIN("min", Content.ENTRIES) {

		@Override
		long apply(EntryMap map, Batch batch) {
			return map.minAll(batch.keys(), batch.values());
		}

	},

	/**
	 * Raises the values to those of the body.
	 */
	MAX("max", Content.ENTRIES) {

		@Override
		long apply(EntryMap map, Batch batch) {
			return map.maxAll(batch.keys(), batch.values());
		}

	},

	/**
	 * Removes the keys.
	 */
	REMOVE("remove", Content.KEYS) {

		@Override
		long apply(EntryMap map, Batch batch) {
			return map.removeAll(batch.keys());
		}

	};

	private final String id;

	private final Content content;

	Operation(String id, Content content) {
		this.id = id;
		this.content = content;
	}

	/**
	 * Returns the name of the operation in requests and answers.
	 * @return the name
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns what a body for this operation is made of.
	 * @return the content
	 */
	public Content content() {
		return this.content;
	}

	/**
	 * Does it with one batch.
	 * @return how many entries were added, or removed
	 */
	abstract long apply(EntryMap map, Batch batch);

}
