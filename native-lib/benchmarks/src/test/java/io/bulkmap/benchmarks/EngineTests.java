package io.bulkmap.benchmarks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Tests that every engine does the work that is measured.
 */
class EngineTests {

	@ParameterizedTest
	@EnumSource
	void engineShouldStoreAndFindTheBatch(EngineKind kind) {
		Batch batch = Batch.random(5000);
		try (Engine engine = create(kind)) {
			engine.putAll(batch.keys(), batch.values());
			assertThat(engine.size()).isEqualTo(5000);

			long[] found = new long[5000];
			engine.getAll(batch.keys(), found);
			assertThat(found).isEqualTo(batch.values());

			engine.getAll(new long[5000], found);
			assertThat(found).containsOnly(0);

			engine.clear();
			assertThat(engine.size()).isZero();
		}
	}

	private static Engine create(EngineKind kind) {
		try {
			return kind.create(5000);
		}
		catch (IllegalStateException ex) {
			return abort(ex.getMessage());
		}
	}

}
