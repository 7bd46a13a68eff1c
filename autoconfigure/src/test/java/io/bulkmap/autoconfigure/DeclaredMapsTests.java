package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.Codec;
import io.bulkmap.Growth;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongRowBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.StringLongBulkMap;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanDefinitionStoreException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests of the maps of {@code bulkmap.maps} as beans.
 */
class DeclaredMapsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapAutoConfiguration.class));

	private final ApplicationContextRunner citiesRunner = this.contextRunner
		.withPropertyValues("bulkmap.maps.cities.expected-entries=1000");

	@Test
	void runWhenMapsAreDeclaredShouldHaveThemAsBeansOfTheirNames() {
		this.citiesRunner.withPropertyValues("bulkmap.maps.user-ids.growth=at-once").run((context) -> {
			assertThat(context).getBeans(LongLongBulkMap.class).containsOnlyKeys("cities", "user-ids");
			assertThat(context).getBeans(OffHeapMap.class).containsOnlyKeys("cities", "user-ids");
			assertThat(context.getBean(BulkMapFactory.class).maps()).containsExactly(
					context.getBean("cities", LongLongBulkMap.class),
					context.getBean("user-ids", LongLongBulkMap.class));
		});
	}

	@Test
	void runShouldCreateMapsAsTheyAreDeclared() {
		this.citiesRunner
			.withPropertyValues("bulkmap.maps.cities.load-limit=0.25", "bulkmap.maps.cities.growth=none",
					"bulkmap.maps.cities.partitions=2", "bulkmap.maps.cities.memory-limit=1MB",
					"bulkmap.maps.cities.huge-pages=false", "bulkmap.maps.cities.single-thread=true")
			.run((context) -> assertThat(context.getBean(LongLongBulkMap.class).options())
				.isEqualTo(new BulkMapOptions(1000, 0.25, Growth.NONE, 2, 1 << 20, false, true, null, 8)));
	}

	@Test
	void runShouldCreateMapsOfRows() {
		this.contextRunner
			.withPropertyValues("bulkmap.maps.features.type=long-row", "bulkmap.maps.features.row-bytes=24",
					"bulkmap.maps.words.type=long-row")
			.run((context) -> {
				LongRowBulkMap features = context.getBean("features", LongRowBulkMap.class);
				assertThat(features.options()).isEqualTo(BulkMapOptions.defaults().withRowBytes(24));
				assertThat(features.put(1, new byte[24])).isTrue();
				assertThat(context.getBean(BulkMapFactory.class).map("features", MapType.LONG_ROW)).isSameAs(features);
				assertThat(context.getBean("words", LongRowBulkMap.class).options())
					.isEqualTo(BulkMapOptions.defaults());
			});
	}

	@Test
	void runShouldCreateMapsOfTheirType() {
		this.contextRunner
			.withPropertyValues("bulkmap.maps.visits.type=string-long", "bulkmap.maps.visits.expected-entries=1000",
					"bulkmap.maps.sessions.type=bytes", "bulkmap.maps.sessions.memory-limit=1MB")
			.run((context) -> {
				StringLongBulkMap visits = context.getBean(StringLongBulkMap.class);
				BytesBulkMap sessions = context.getBean(BytesBulkMap.class);
				visits.add("/", 1);
				sessions.as(Codec.strings(), Codec.longs()).put("one", 1L);
				assertThat(context.getBean("visits")).isSameAs(visits);
				assertThat(context.getBean("sessions")).isSameAs(sessions);
				assertThat(visits.options().expectedEntries()).isEqualTo(1000);
				assertThat(sessions.options().memoryLimit()).isEqualTo(1 << 20);
				assertThat(context.getBean(BulkMapFactory.class).maps()).containsExactlyInAnyOrder(visits, sessions);
			});
	}

	@Test
	void runShouldInjectMapsByQualifierAndByNameOfTheParameter() {
		this.citiesRunner.withPropertyValues("bulkmap.maps.user-ids.eager=true")
			.withUserConfiguration(UserConfiguration.class)
			.run((context) -> {
				User user = context.getBean(User.class);
				assertThat(user.cities).isSameAs(context.getBean("cities"));
				assertThat(user.ids).isSameAs(context.getBean("user-ids"));
			});
	}

	@Test
	void runWhenNoMapIsDeclaredShouldHaveNone() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(LongLongBulkMap.class));
	}

	// An empty YAML mapping is a property without value for Spring Boot 4.1, and nothing
	// at
	// all for 4.0; that takes such a property for a setting that it cannot convert.
	@Test
	void runWhenAMapHasNoSettingsShouldHaveItWithDefaults() {
		assumeThat(SpringBootVersion.getVersion()).as("binds maps without settings").doesNotStartWith("4.0.");
		this.contextRunner.withPropertyValues("bulkmap.maps.cities=")
			.run((context) -> assertThat(context.getBean("cities", LongLongBulkMap.class).options())
				.isEqualTo(BulkMapOptions.defaults()));
	}

	@Test
	void runWhenBulkmapIsNotEnabledShouldHaveNone() {
		this.citiesRunner.withPropertyValues("bulkmap.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cities"));
	}

	@Test
	void runWhenMapIsNotEagerShouldCreateItWhenItIsNeeded() {
		this.citiesRunner.withPropertyValues("bulkmap.maps.cities.eager=false").run((context) -> {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			assertThat(factory.find("cities")).isEmpty();
			assertThat(factory.memoryBytes()).isZero();

			LongLongBulkMap cities = context.getBean("cities", LongLongBulkMap.class);

			assertThat(factory.maps()).containsExactly(cities);
			assertThat(cities.options().expectedEntries()).isEqualTo(1000);
		});
	}

	@Test
	void runWhenInitializationIsLazyShouldCreateEverythingWhenItIsNeeded() {
		this.citiesRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context.getBeanFactory().containsSingleton("bulkMapFactory")).isFalse();
				assertThat(context.getBeanFactory().containsSingleton("cities")).isFalse();

				context.getBean("cities", LongLongBulkMap.class).put(1, 10);

				assertThat(context.getBean(BulkMapFactory.class).longLongMap("cities").get(1, 0)).isEqualTo(10);
			});
	}

	@Test
	void factoryWhenAskedForALazyMapFirstShouldCreateItAsDeclared() {
		this.citiesRunner.withPropertyValues("bulkmap.maps.cities.eager=false").run((context) -> {
			LongLongBulkMap cities = context.getBean(BulkMapFactory.class).longLongMap("cities");

			assertThat(cities.options().expectedEntries()).isEqualTo(1000);
			assertThat(context.getBean("cities")).isSameAs(cities);
		});
	}

	@Test
	void factoryWhenAskedForAMapWithOtherOptionsShouldRefuse() {
		this.citiesRunner.withPropertyValues("bulkmap.maps.cities.eager=false").run((context) -> {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);

			assertThatIllegalArgumentException()
				.isThrownBy(() -> factory.longLongMap("cities", BulkMapOptions.defaults()))
				.withMessageStartingWith("Map 'cities' is declared by 'bulkmap.maps.cities' with BulkMapOptions[");
			assertThatNullPointerException().isThrownBy(() -> factory.longLongMap("cities", null));
			assertThat(factory.find("cities")).isEmpty();
		});
	}

	@Test
	void factoryWhenAskedForAMapOfAnotherTypeShouldRefuse() {
		MapType<OffHeapMap> other = anotherType();

		this.citiesRunner.withPropertyValues("bulkmap.maps.cities.eager=false").run((context) -> {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(1000);

			assertThatIllegalArgumentException().isThrownBy(() -> factory.map("cities", other))
				.withMessage("Map 'cities' is declared by 'bulkmap.maps.cities' as a long-long map, not as a mock map");
			assertThatIllegalArgumentException().isThrownBy(() -> factory.map("cities", other, options))
				.withMessageStartingWith("Map 'cities' is declared by 'bulkmap.maps.cities' as a long-long map");
			assertThatNullPointerException().isThrownBy(() -> factory.map("cities", null));
			assertThat(factory.find("cities", MapType.LONG_LONG)).isEmpty();
		});
	}

	@Test
	void factoryShouldStillMakeMapsThatAreNotDeclared() {
		this.citiesRunner.run((context) -> {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			BulkMapOptions options = BulkMapOptions.defaults().withPartitions(4);

			assertThat(factory.longLongMap("other").options()).isEqualTo(BulkMapOptions.defaults());
			assertThat(factory.longLongMap("third", options).options()).isEqualTo(options);
		});
	}

	@Test
	void factoryShouldBeAFactoryInEveryOtherWay() {
		this.citiesRunner.withPropertyValues("bulkmap.memory-limit=1GB").run((context) -> {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			assertThat(factory.memoryLimit()).isEqualTo(1 << 30);
			assertThat(factory.memoryBytes()).isPositive();
			assertThat(factory.useKernel(KernelChoice.JAVA)).isSameAs(factory.kernel());
			assertThat(factory.kernel().choice()).isEqualTo(KernelChoice.JAVA);
		});
	}

	@Test
	void runShouldLetCustomizersChangeOptionsInTheirOrder() {
		this.citiesRunner.withPropertyValues("bulkmap.maps.user-ids.expected-entries=5")
			.withUserConfiguration(CustomizersConfiguration.class)
			.run((context) -> {
				assertThat(context.getBean("cities", LongLongBulkMap.class).options().expectedEntries())
					.isEqualTo(2 * (1000 + 1));
				assertThat(context.getBean("user-ids", LongLongBulkMap.class).options().expectedEntries()).isEqualTo(5);
			});
	}

	@Test
	void runWhenFactoryIsTheUsersShouldMakeMapsWithIt() {
		this.citiesRunner.withUserConfiguration(OwnFactoryConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(BulkMapFactory.class).hasBean("ownFactory");
			assertThat(context.getBean("ownFactory", BulkMapFactory.class).maps())
				.containsExactly(context.getBean("cities", LongLongBulkMap.class));
		});
	}

	@Test
	void contextCloseShouldCloseWhatUsesMapsFirst() {
		AtomicReference<LongLongBulkMap> cities = new AtomicReference<>();
		List<String> log = new ArrayList<>();

		this.citiesRunner.withUserConfiguration(UsersConfiguration.class)
			.withBean("log", List.class, () -> log)
			.run((context) -> {
				cities.set(context.getBean(LongLongBulkMap.class));
				context.getSourceApplicationContext().close();
				assertThat(log).containsExactlyInAnyOrder("user of the map: 1", "user of the factory: 1");
			});

		assertThat(log).hasSize(2);
		assertThatIllegalStateException().isThrownBy(() -> cities.get().size());
	}

	@Test
	void contextCloseShouldCloseMapsOfAFactoryOfTheUser() {
		AtomicReference<BulkMapFactory> factory = new AtomicReference<>();

		this.citiesRunner.withUserConfiguration(OwnFactoryConfiguration.class)
			.run((context) -> factory.set(context.getBean(BulkMapFactory.class)));

		assertThat(factory.get().memoryBytes()).isZero();
	}

	@Test
	void runWhenASecondMapDoesNotFitShouldFailAndFreeTheFirst() {
		AtomicReference<BulkMapFactory> factory = new AtomicReference<>();

		this.contextRunner
			.withPropertyValues("bulkmap.memory-limit=1MB", "bulkmap.maps.a.expected-entries=1000",
					"bulkmap.maps.b.expected-entries=1000000")
			.withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(new FactoryCapture(factory)))
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(MapCapacityException.class)
				.rootCause()
				.hasMessageStartingWith("Map 'b' would need "));

		assertThat(factory.get().memoryBytes()).isZero();
		assertThatIllegalStateException().isThrownBy(() -> factory.get().maps());
	}

	@Test
	void runWhenTwoContextsLiveAtOnceShouldKeepThemApart() {
		this.citiesRunner.run((first) -> {
			LongLongBulkMap cities = first.getBean(LongLongBulkMap.class);
			cities.put(1, 10);

			this.citiesRunner
				.run((second) -> assertThat(second.getBean(LongLongBulkMap.class).containsKey(1)).isFalse());

			assertThat(cities.get(1, 0)).isEqualTo(10);
			this.citiesRunner.run((third) -> assertThat(third.getBean(LongLongBulkMap.class).size()).isZero());
		});
	}

	@Test
	void runWhenABeanHasTheNameOfAMapShouldFail() {
		this.citiesRunner.withUserConfiguration(CitiesConfiguration.class)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(BeanDefinitionOverrideException.class));
	}

	@Test
	void runWhenABeanHasTheNameOfAMapAndMayBeOverriddenShouldFail() {
		this.citiesRunner.withAllowBeanDefinitionOverriding(true)
			.withUserConfiguration(CitiesConfiguration.class)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(BeanDefinitionOverrideException.class));
	}

	@Test
	void runWhenALaterBeanHasTheNameOfAMapShouldFail() {
		this.citiesRunner.withConfiguration(AutoConfigurations.of(LaterAutoConfiguration.class))
			.run((context) -> assertThat(context).getFailure().isInstanceOf(BeanDefinitionStoreException.class));
	}

	@Test
	void runWhenAnObjectHasTheNameOfAMapShouldFail() {
		this.contextRunner.withPropertyValues("bulkmap.maps.environment.partitions=4")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(BeanDefinitionOverrideException.class));
	}

	// As long as there is only one.
	@SuppressWarnings("unchecked")
	private static MapType<OffHeapMap> anotherType() {
		MapType<OffHeapMap> type = mock(MapType.class);
		given(type.toString()).willReturn("mock");
		return type;
	}

	static class User {

		private final LongLongBulkMap cities;

		private final LongLongBulkMap ids;

		User(LongLongBulkMap cities, @Qualifier("user-ids") LongLongBulkMap ids) {
			this.cities = cities;
			this.ids = ids;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserConfiguration {

		@Bean
		User user(LongLongBulkMap cities, @Qualifier("user-ids") LongLongBulkMap ids) {
			return new User(cities, ids);
		}

	}

	/** Writes down, when it is closed, what it can still read. */
	record Closing(String name, LongLongBulkMap map, List<String> log) implements AutoCloseable {

		Closing {
			map.put(1, 10);
		}

		@Override
		public void close() {
			this.log.add(this.name + ": " + this.map.size());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UsersConfiguration {

		@Autowired
		private List<String> log;

		// Before there is a bean of the map.
		@Bean
		@Order(1)
		Closing userOfTheFactory(BulkMapFactory factory) {
			return new Closing("user of the factory", factory.longLongMap("cities"), this.log);
		}

		@Bean
		@Order(2)
		Closing userOfTheMap(LongLongBulkMap cities) {
			return new Closing("user of the map", cities, this.log);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizersConfiguration {

		@Bean
		@Order(2)
		BulkMapOptionsCustomizer twice() {
			return (name, options) -> name.equals("cities") ? options.withExpectedEntries(2 * options.expectedEntries())
					: options;
		}

		@Bean
		@Order(1)
		BulkMapOptionsCustomizer oneMore() {
			return (name, options) -> name.equals("cities") ? options.withExpectedEntries(options.expectedEntries() + 1)
					: options;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactoryConfiguration {

		@Bean
		BulkMapFactory ownFactory() {
			return BulkMapFactory.builder().kernel(KernelChoice.JAVA).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CitiesConfiguration {

		@Bean
		String cities() {
			return "cities";
		}

	}

	@AutoConfiguration(after = BulkMapAutoConfiguration.class)
	static class LaterAutoConfiguration {

		@Bean
		String cities() {
			return "cities";
		}

	}

}
