package io.bulkmap;

import java.lang.reflect.Field;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link MapType}, and of what a factory makes of types.
 */
class MapTypeTests {

	private static final MapType<OffHeapMap> OTHER = new MapType<>("string-double", OffHeapMap.class);

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void valuesShouldBeAllConstants() throws IllegalAccessException {
		for (Field field : MapType.class.getFields()) {
			assertThat(MapType.values()).contains((MapType<?>) field.get(null));
		}
		assertThat(MapType.values()).hasSameSizeAs(MapType.class.getFields()).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("types")
	void valueOfShouldFindATypeByItsId(MapType<?> type) {
		assertThat(MapType.valueOf(type.id())).isSameAs(type);
		assertThat(type).hasToString(type.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "LONG_LONG", "longLong", "longlong", "Long-Long", "LONGLONG" })
	void valueOfShouldReadOtherFormsOfAnId(String id) {
		assertThat(MapType.valueOf(id)).isSameAs(MapType.LONG_LONG);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "long", "long-long-long", "long long" })
	void valueOfWhenThereIsNoSuchTypeShouldNameThoseThereAre(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> MapType.valueOf(id))
			.withMessage("There is no map type '%s', only: long-long, uuid-long, uuid-uuid, string-long, bytes", id);
	}

	@ParameterizedTest
	@MethodSource("types")
	<M extends OffHeapMap> void factoryShouldMakeMapsOfEveryType(MapType<M> type) {
		M map = this.factory.map("a", type);

		assertThat(map).isInstanceOf(type.mapClass()).hasToString(type.mapClass().getSimpleName() + " 'a'");
		assertThat(map.type()).isSameAs(type);
		assertThat(this.factory.map("a", type, BulkMapOptions.defaults())).isSameAs(map);
		assertThat(this.factory.find("a", type)).containsSame(map);
		map.close();
		assertThat(map.type()).isSameAs(type);
		assertThat(this.factory.find("a", type)).isEmpty();
	}

	@Test
	void mapWhenTheNameIsThatOfAMapOfAnotherTypeShouldRefuse() {
		String message = "Map 'a' is a long-long map, not a string-double map";
		LongLongBulkMap map = this.factory.longLongMap("a");

		assertThatIllegalArgumentException().isThrownBy(() -> this.factory.map("a", OTHER)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.factory.map("a", OTHER, map.options()))
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.factory.find("a", OTHER)).withMessage(message);
		assertThat(this.factory.maps()).containsExactly(map);
		assertThat(this.factory.find("b", OTHER)).isEmpty();
	}

	@Test
	void nullArgumentsShouldBeRefused() {
		assertThatNullPointerException().isThrownBy(() -> MapType.valueOf(null)).withMessageContaining("'id'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.map("a", null)).withMessageContaining("'type'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.map("a", null, BulkMapOptions.defaults()))
			.withMessageContaining("'type'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.map(null, MapType.LONG_LONG))
			.withMessageContaining("'name'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.map("a", MapType.LONG_LONG, null))
			.withMessageContaining("'options'");
		assertThatNullPointerException().isThrownBy(() -> this.factory.find("a", null)).withMessageContaining("'type'");
		assertThat(this.factory.maps()).isEmpty();
	}

	private static Stream<MapType<?>> types() {
		return MapType.values().stream();
	}

}
