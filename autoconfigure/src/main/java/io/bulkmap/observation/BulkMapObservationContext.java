package io.bulkmap.observation;

import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.micrometer.observation.Observation;

/**
 * What is known of a bulk call when it begins.
 *
 * @since 0.1.0
 */
public class BulkMapObservationContext extends Observation.Context {

	private final String mapName;

	private final BulkOperation operation;

	private final int keys;

	private final Isa kernel;

	/**
	 * Creates a context.
	 * @param mapName name of the map
	 * @param operation what is called
	 * @param keys number of keys in the batch
	 * @param kernel the kernel in use
	 */
	public BulkMapObservationContext(String mapName, BulkOperation operation, int keys, Isa kernel) {
		this.mapName = mapName;
		this.operation = operation;
		this.keys = keys;
		this.kernel = kernel;
	}

	/**
	 * Returns the name of the map.
	 * @return the name
	 */
	public String getMapName() {
		return this.mapName;
	}

	/**
	 * Returns what is called.
	 * @return the operation
	 */
	public BulkOperation getOperation() {
		return this.operation;
	}

	/**
	 * Returns the number of keys in the batch.
	 * @return the number
	 */
	public int getKeys() {
		return this.keys;
	}

	/**
	 * Returns the kernel in use, which leaves short batches to the Java kernel.
	 * @return its instruction set
	 */
	public Isa getKernel() {
		return this.kernel;
	}

}
