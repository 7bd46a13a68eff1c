package io.bulkmap.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectKeys}: a map gets objects that it has never seen.
 */
class ObjectKeysTests {

	private static final long[] NUMBERS = { 7, 0, 8, 7 };

	@Test
	void stringsShouldBeNewEachTime() {
		ObjectKeys keys = ObjectKeys.strings(NUMBERS, (number) -> "k\u00e9y" + number);

		String[] once = keys.withObjects().strings();
		String[] again = keys.withObjects().strings();

		assertThat(keys.strings()).isEmpty();
		assertThat(once).containsExactly("k\u00e9y7", "k\u00e9y0", "k\u00e9y8", "k\u00e9y7").isEqualTo(again);
		for (int i = 0; i < NUMBERS.length; i++) {
			assertThat(once[i]).isNotSameAs(again[i]);
		}
		assertThat(once[0]).isNotSameAs(once[3]);
	}

	@Test
	void uuidsShouldBeNewEachTime() {
		ObjectKeys keys = ObjectKeys.uuids(NUMBERS);

		ObjectKeys once = keys.withObjects();

		assertThat(keys.uuids()).isEmpty();
		assertThat(once.uuids()).hasSize(NUMBERS.length);
		for (int i = 0; i < NUMBERS.length; i++) {
			assertThat(once.uuids()[i].getMostSignificantBits()).isEqualTo(keys.words()[2 * i]);
			assertThat(once.uuids()[i].getLeastSignificantBits()).isEqualTo(keys.words()[2 * i + 1]);
		}
		assertThat(once.uuids()[0]).isEqualTo(once.uuids()[3]).isNotSameAs(keys.withObjects().uuids()[0]);
	}

	@Test
	void onlyEnginesOfPackedKeysShouldGetThemWithoutObjects() {
		for (ObjectEngineKind kind : ObjectEngineKind.values()) {
			assertThat(kind.takesObjects()).isNotEqualTo(kind.name().endsWith("PACKED"));
		}
	}

}
