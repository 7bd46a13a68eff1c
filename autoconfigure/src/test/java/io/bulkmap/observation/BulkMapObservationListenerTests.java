package io.bulkmap.observation;

import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.OffHeapMap;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapObservationListener}.
 */
class BulkMapObservationListenerTests {

	private static final long[] KEYS = LongStream.range(0, 1000).toArray();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final BulkMapFactory factory = BulkMapFactory.builder()
		.listener(new BulkMapObservationListener(this.registry, null))
		.build();

	private final LongLongBulkMap map = this.factory.longLongMap("populations");

	@AfterEach
	void closeFactory() {
		this.factory.close();
	}

	@Test
	void bulkCallShouldBeObserved() {
		this.map.putAllIfAbsent(KEYS, KEYS);

		observed().hasSingleObservationThat()
			.hasNameEqualTo("bulkmap.call")
			.hasContextualNameEqualTo("put-if-absent populations")
			.hasLowCardinalityKeyValue("map", "populations")
			.hasLowCardinalityKeyValue("operation", "put-if-absent")
			.hasLowCardinalityKeyValue("kernel", this.factory.kernel().active().id())
			.hasHighCardinalityKeyValue("keys", "1000")
			.hasBeenStarted()
			.hasBeenStopped()
			.doesNotHaveError();
		assertThat(this.registry.getCurrentObservationScope()).isNull();
	}

	@Test
	void bulkCallShouldHaveKeysOfItsDocumentationOnly() {
		this.map.getAll(KEYS, new long[1000], 0);

		observed().hasSingleObservationThat().hasOnlyKeys("map", "operation", "kernel", "keys");
	}

	@Test
	void bulkCallAfterAnotherKernelIsChosenShouldHaveItsName() {
		this.factory.useKernel(KernelChoice.JAVA);

		this.map.putAll(KEYS, KEYS);

		observed().hasSingleObservationThat().hasLowCardinalityKeyValue("kernel", "java");
	}

	@Test
	void bulkCallThatFailsShouldHaveError() {
		LongLongBulkMap full = this.factory.longLongMap("full", BulkMapOptions.defaults().withMemoryLimit(10_000));

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> full.putAll(KEYS, KEYS))
			.satisfies((failure) -> observed().hasSingleObservationThat()
				.hasLowCardinalityKeyValue("map", "full")
				.hasBeenStopped()
				.hasError(failure));
		assertThat(this.registry.getCurrentObservationScope()).isNull();
	}

	@Test
	void bulkCallShouldBeChildOfWhatIsObservedAround() {
		Observation parent = Observation.start("request", this.registry);
		try (Observation.Scope scope = parent.openScope()) {
			this.map.putAll(KEYS, KEYS);
			assertThat(this.registry.getCurrentObservationScope()).isSameAs(scope);
		}
		parent.stop();

		observed().hasObservationWithNameEqualTo("bulkmap.call").that().hasParentObservationEqualTo(parent);
		observed().hasObservationWithNameEqualTo("request").that().hasBeenStopped();
	}

	@Test
	void singleOperationShouldNotBeObserved() {
		this.map.put(1, 10);

		observed().doesNotHaveAnyObservation();
	}

	@Test
	void bulkCallThatPredicateLeavesOutShouldNotBeObserved() {
		this.registry.observationConfig()
			.observationPredicate((name, context) -> !(context instanceof BulkMapObservationContext call
					&& call.getOperation() == BulkOperation.GET && call.getKeys() < 2000));
		Observation parent = Observation.start("request", this.registry);
		try (Observation.Scope scope = parent.openScope()) {
			this.map.getAll(KEYS, new long[1000], 0);
			assertThat(this.registry.getCurrentObservationScope()).isSameAs(scope);
		}
		parent.stop();

		observed().hasNumberOfObservationsEqualTo(1);
	}

	@Test
	void bulkCallWhenRegistryDoesNothingShouldNotBeTold() {
		BulkMapObservationListener listener = new BulkMapObservationListener(ObservationRegistry.NOOP, null);

		assertThat(listener.bulkCallStarted(mock(OffHeapMap.class), BulkOperation.GET, 1)).isFalse();
	}

	@Test
	void bulkCallWithConventionShouldFollowIt() {
		BulkMapObservationConvention own = new DefaultBulkMapObservationConvention() {

			@Override
			public String getName() {
				return "own";
			}

			@Override
			public KeyValues getLowCardinalityKeyValues(BulkMapObservationContext context) {
				return KeyValues.of("own", context.getMapName());
			}

		};
		try (BulkMapFactory other = BulkMapFactory.builder()
			.listener(new BulkMapObservationListener(this.registry, own))
			.build()) {
			other.longLongMap("populations").putAll(KEYS, KEYS);

			observed().hasSingleObservationThat().hasNameEqualTo("own").hasLowCardinalityKeyValue("own", "populations");
		}
	}

	@Test
	@SuppressWarnings("NullAway") // null is what the check is for
	void createWhenRegistryIsNullShouldThrowException() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BulkMapObservationListener(null, null))
			.withMessage("'registry' must not be null");
	}

	private TestObservationRegistryAssert observed() {
		return TestObservationRegistryAssert.assertThat(this.registry);
	}

}
