package io.bulkmap.benchmarks.workload;

/**
 * What a workload may do to a map with one call. The constants are also the names in
 * YAML.
 */
public enum Operation {

	/** Looks up one key. */
	GET(Effect.READ, false),

	/** Stores one entry. */
	PUT(Effect.STORE, false),

	/** Stores one entry if its key is not there. */
	PUT_IF_ABSENT(Effect.STORE, false),

	/** Adds 1 to the value of one key. */
	ADD(Effect.STORE, false),

	/** Removes one key. */
	REMOVE(Effect.REMOVE, false),

	/** Looks up a batch of keys. */
	GET_ALL(Effect.READ, true),

	/** Stores a batch of entries. */
	PUT_ALL(Effect.STORE, true),

	/** Stores those entries of a batch whose keys are not there. */
	PUT_ALL_IF_ABSENT(Effect.STORE, true),

	/** Adds 1 to the value of each key of a batch. */
	ADD_ALL(Effect.STORE, true),

	/** Removes a batch of keys. */
	REMOVE_ALL(Effect.REMOVE, true);

	private final Effect effect;

	private final boolean bulk;

	Operation(Effect effect, boolean bulk) {
		this.effect = effect;
		this.bulk = bulk;
	}

	/**
	 * Returns what the operation does to the entries.
	 * @return the effect
	 */
	public Effect effect() {
		return this.effect;
	}

	/**
	 * Tells whether a call takes a batch.
	 * @return whether it does; if not, a call takes one key
	 */
	public boolean bulk() {
		return this.bulk;
	}

	/**
	 * What an operation does to the entries.
	 */
	public enum Effect {

		/** Changes nothing. */
		READ,

		/** Stores entries or changes values. */
		STORE,

		/** Removes entries. */
		REMOVE

	}

}
