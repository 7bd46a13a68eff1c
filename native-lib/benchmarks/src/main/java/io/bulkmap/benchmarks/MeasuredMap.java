package io.bulkmap.benchmarks;

import io.bulkmap.BindingChoice;
import io.bulkmap.benchmarks.engine.Engine;
import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeyOrder;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A map with room for one batch, and the batches of the calls that are measured.
 */
@State(Scope.Thread)
public abstract class MeasuredMap {

	@Param({ "NATIVE", "JAVA", "HPPC", "FASTUTIL", "ECLIPSE", "AGRONA", "KOLOBOKE", "HASHMAP", "CONCURRENT_HASH_MAP",
			"CHRONICLE" })
	EngineKind engineKind = EngineKind.NATIVE;

	@Param({ "1000", "10000", "100000", "1000000", "10000000" })
	int size;

	@Param("RANDOM")
	KeyOrder order = KeyOrder.RANDOM;

	@Param("AUTO")
	BindingChoice binding = BindingChoice.AUTO;

	Engine engine = EngineKind.HASHMAP.create(0);

	Rotation batches = new Rotation();

	@Setup
	public void create() {
		this.engine = this.engineKind.create(this.size, this.binding);
		this.batches = new Rotation(prepare(new Batches(this.order, this.size)));
	}

	@TearDown
	public void close() {
		this.engine.close();
	}

	/**
	 * Brings the new map into the state that the calls find.
	 * @return the batches of the calls
	 */
	abstract Batch[] prepare(Batches source);

}
