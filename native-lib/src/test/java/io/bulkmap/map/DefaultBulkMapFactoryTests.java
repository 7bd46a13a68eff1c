package io.bulkmap.map;

import io.bulkmap.Binding;
import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.OffHeapMap;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link DefaultBulkMapFactory}.
 */
class DefaultBulkMapFactoryTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void longLongMapShouldReturnTheSameMapForTheSameName() {
		LongLongBulkMap map = this.factory.longLongMap("a");

		assertThat(this.factory.longLongMap("a")).isSameAs(map);
		assertThat(this.factory.longLongMap("b")).isNotSameAs(map);
		assertThat(this.factory.find("a")).containsSame(map);
		assertThat(this.factory.find("c")).isEmpty();
		assertThat(this.factory.maps()).extracting(OffHeapMap::name).containsExactly("a", "b");
	}

	@Test
	void longLongMapWhenOptionsDifferShouldRefuse() {
		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(10);
		LongLongBulkMap map = this.factory.longLongMap("a", options);

		assertThat(this.factory.longLongMap("a", BulkMapOptions.defaults().withExpectedEntries(10))).isSameAs(map);
		assertThat(this.factory.longLongMap("a")).isSameAs(map);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.factory.longLongMap("a", options.withExpectedEntries(11)))
			.withMessageContaining("Map 'a' exists and was created with", "expectedEntries=10", "expectedEntries=11");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "../a", "ä", "a/b",
			"0123456789012345678901234567890123456789012345678901234567890123x" })
	void longLongMapWhenTheNameIsBadShouldRefuse(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.factory.longLongMap(name))
			.withMessage("Map name '%s' is not 1 to 64 letters, digits, dots, underscores and hyphens", name);
	}

	@Test
	void nullArgumentsShouldBeRefused() {
		assertThatNullPointerException().isThrownBy(() -> this.factory.longLongMap(null))
			.withMessageContaining("'name'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.longLongMap("a", null))
			.withMessageContaining("'options'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.find(null)).withMessageContaining("'name'");
		assertThatNullPointerException().isThrownBy(() -> BulkMapFactory.builder().kernel(null))
			.withMessageContaining("'choice'");
	}

	@Test
	void negativeExpectedEntriesShouldBeRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> BulkMapOptions.defaults().withExpectedEntries(-1))
			.withMessage("'expectedEntries' must not be negative: -1");
	}

	@Test
	void closedMapShouldLeaveTheFactory() {
		LongLongBulkMap map = this.factory.longLongMap("a");

		map.close();

		assertThat(this.factory.maps()).isEmpty();
		assertThat(this.factory.longLongMap("a")).isNotSameAs(map);
		map.close();
		assertThat(this.factory.find("a")).isPresent();
	}

	@Test
	void closeShouldCloseEveryMap() {
		LongLongBulkMap map = this.factory.longLongMap("a");

		this.factory.close();
		this.factory.close();

		assertThatIllegalStateException().isThrownBy(map::size).withMessage("Map 'a' is closed");
		assertThatIllegalStateException().isThrownBy(() -> this.factory.longLongMap("b"))
			.withMessage("The factory is closed");
		assertThatIllegalStateException().isThrownBy(this.factory::maps);
		assertThatIllegalStateException().isThrownBy(() -> this.factory.find("a"));
		assertThat(this.factory.kernel().active()).isNotNull();
	}

	@Test
	void hashSeedShouldMakeMapsReproducible() {
		BulkMapOptions options = BulkMapOptions.defaults().withHashSeed(42);

		assertThat(options.hashSeed()).isEqualTo(42);
		assertThat(this.factory.longLongMap("a", options).put(1, 1)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void kernelShouldBeTheOneAskedForOrFailWithItsCause(KernelChoice choice) {
		Isa isa = (choice.isa() != null) ? choice.isa() : Isa.JAVA;
		KernelAvailability availability = NativeKernels.ofThisProcess()
			.catalog(BindingChoice.AUTO)
			.provider(isa)
			.availability();
		if (availability.available()) {
			try (BulkMapFactory chosen = BulkMapFactory.builder().kernel(choice).build()) {
				assertThat(chosen.kernel().choice()).isEqualTo(choice);
				if (choice != KernelChoice.AUTO) {
					assertThat(chosen.kernel().active()).isEqualTo(isa);
				}
			}
		}
		else {
			assertThatExceptionOfType(KernelUnavailableException.class)
				.isThrownBy(BulkMapFactory.builder().kernel(choice)::build)
				.withMessage("Kernel '%s' is not available: %s", isa.id(), availability.cause());
		}
	}

	@Test
	void kernelWhenJavaIsAskedForShouldNotTouchTheLibrary() {
		try (BulkMapFactory java = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
			KernelInfo info = java.kernel();

			assertThat(info.active()).isEqualTo(Isa.JAVA);
			assertThat(info.binding()).isEqualTo(Binding.NONE);
			assertThat(info.fallbackCause()).isNull();
			assertThat(info.libraryAttempts()).isEmpty();
			assertThat(info.kernels()).filteredOn((kernel) -> !kernel.available())
				.extracting(KernelAvailability::cause)
				.containsOnly("not looked for, because the Java kernel was asked for");
		}
	}

}
