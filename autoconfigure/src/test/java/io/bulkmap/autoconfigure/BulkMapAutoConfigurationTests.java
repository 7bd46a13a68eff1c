package io.bulkmap.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.OffHeapMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapAutoConfiguration}.
 */
class BulkMapAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapAutoConfiguration.class));

	@Test
	void runShouldHaveFactoryBeanWithBestKernel() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(BulkMapFactory.class).hasBean("bulkMapFactory");
			KernelInfo kernel = context.getBean(BulkMapFactory.class).kernel();
			assertThat(kernel.choice()).isEqualTo(KernelChoice.AUTO);
			assertThat(kernel.active()).isEqualTo(bestKernelOfThisMachine());
		});
	}

	@Test
	void runShouldHaveFactoryBeanThatMakesMaps() {
		this.contextRunner.run((context) -> {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			factory.longLongMap("populations").put(-1, 42);
			assertThat(factory.longLongMap("populations").get(-1, 0)).isEqualTo(42);
		});
	}

	@Test
	void runWhenFactoryBeanExistsShouldBackOff() {
		this.contextRunner.withUserConfiguration(OwnFactoryConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasBean("ownFactory")
				.doesNotHaveBean("bulkMapFactory"));
	}

	@Test
	void runWhenThereAreTwoFactoryBeansShouldBackOff() {
		this.contextRunner.withBean("one", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.withBean("other", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.run((context) -> assertThat(context).getBeanNames(BulkMapFactory.class).containsExactly("one", "other"));
	}

	@Test
	void runWhenEnabledPropertyIsFalseShouldNotHaveFactoryBean() {
		this.contextRunner.withPropertyValues("bulkmap.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BulkMapFactory.class)
				.doesNotHaveBean(BulkMapProperties.class));
	}

	@Test
	void runWhenEnabledPropertyIsTrueShouldHaveFactoryBean() {
		this.contextRunner.withPropertyValues("bulkmap.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "java", "JAVA", "Java" })
	void runWhenKernelIsJavaShouldUseJavaKernel(String kernel) {
		this.contextRunner.withPropertyValues("bulkmap.kernel=" + kernel).run((context) -> {
			KernelInfo info = context.getBean(BulkMapFactory.class).kernel();
			assertThat(info.choice()).isEqualTo(KernelChoice.JAVA);
			assertThat(info.active()).isEqualTo(Isa.JAVA);
			assertThat(info.binding()).isEqualTo(Binding.NONE);
			assertThat(info.fallbackCause()).isNull();
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "AUTO", "JAVA" }, mode = EnumSource.Mode.EXCLUDE)
	void runWhenNamedKernelIsAvailableShouldUseIt(KernelChoice choice) {
		KernelAvailability kernel = KernelsOfThisMachine.get(Isa.valueOf(choice.name()));
		KernelsOfThisMachine.require(kernel);

		this.contextRunner.withPropertyValues("bulkmap.kernel=" + kernel.isa().id()).run((context) -> {
			KernelInfo info = context.getBean(BulkMapFactory.class).kernel();
			assertThat(info.choice()).isEqualTo(choice);
			assertThat(info.active()).isEqualTo(kernel.isa());
			assertThat(info.binding()).isNotEqualTo(Binding.NONE);
		});
	}

	@Test
	void runWhenNamedKernelIsNotAvailableShouldFail() {
		KernelAvailability kernel = KernelsOfThisMachine.ofAnotherArchitecture();

		this.contextRunner.withPropertyValues("bulkmap.kernel=" + kernel.isa().id())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(KernelUnavailableException.class)
				.hasMessage("Kernel '" + kernel.isa().id() + "' is not available: " + kernel.cause()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "" })
	void runWhenKernelIsAutoOrEmptyShouldUseBestKernel(String kernel) {
		this.contextRunner.withPropertyValues("bulkmap.kernel=" + kernel).run((context) -> {
			KernelInfo info = context.getBean(BulkMapFactory.class).kernel();
			assertThat(info.choice()).isEqualTo(KernelChoice.AUTO);
			assertThat(info.active()).isEqualTo(bestKernelOfThisMachine());
		});
	}

	@Test
	void runWhenNativeCodeIsDisabledShouldUseJavaKernelAndSayWhy() {
		this.contextRunner.withPropertyValues("bulkmap.native.enabled=false").run((context) -> {
			KernelInfo info = context.getBean(BulkMapFactory.class).kernel();
			assertThat(info.active()).isEqualTo(Isa.JAVA);
			assertThat(info.fallbackCause()).endsWith("which with Spring Boot is bulkmap.native.enabled=false");
			assertThat(info.libraryAttempts()).isEmpty();
		});
	}

	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void runWhenBindingIsNamedShouldUseItOrFailWithTheCause(BindingChoice choice) {
		KernelsOfThisMachine.require(KernelsOfThisMachine.ofThisArchitecture());
		BindingAvailability binding = KernelsOfThisMachine.binding(choice);
		String id = binding.binding().id();

		this.contextRunner.withPropertyValues("bulkmap.native.binding=" + id).run((context) -> {
			if (binding.available()) {
				assertThat(context.getBean(BulkMapFactory.class).kernel().binding()).isEqualTo(binding.binding());
			}
			else {
				assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(BindingUnavailableException.class)
					.hasMessage("Binding '%s' is not available: %s".formatted(id, binding.cause()));
			}
		});
	}

	@Test
	void runWhenNativeLibraryIsSetShouldTryItFirst(@TempDir Path directory) {
		Path missing = directory.resolve("libbulkmap.so");

		this.contextRunner.withPropertyValues("bulkmap.native.library=" + missing)
			.run((context) -> assertThat(context.getBean(BulkMapFactory.class).kernel().libraryAttempts()).first()
				.isEqualTo(new LibraryAttempt(missing.toString(), "there is no such file")));
	}

	@Test
	void runWhenNativeDirectoryIsSetShouldWriteTheLibraryThere(@TempDir Path directory) {
		KernelsOfThisMachine.require(KernelsOfThisMachine.ofThisArchitecture());

		this.contextRunner.withPropertyValues("bulkmap.native.directory=" + directory)
			.run((context) -> assertThat(context.getBean(BulkMapFactory.class).kernel().library()).get()
				.asString()
				.startsWith(directory + "/libbulkmap-"));
	}

	@Test
	void runWhenNativeCodeIsRequiredAndInUseShouldHaveFactoryBean() {
		KernelsOfThisMachine.require(KernelsOfThisMachine.ofThisArchitecture());

		this.contextRunner.withPropertyValues("bulkmap.native.required=true")
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class));
	}

	@Test
	void runWhenNativeCodeIsRequiredAndRefusedShouldFailWithTheCause() {
		this.contextRunner.withPropertyValues("bulkmap.native.required=true")
			.withBean(BulkMapFactoryCustomizer.class, () -> (builder) -> builder.kernel(KernelChoice.JAVA))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NativeCodeRequiredException.class)
				.hasMessage("Native code is required, but the kernel is 'java': kernel 'java' was asked for"));
	}

	@Test
	void runShouldApplyCustomizersInTheirOrderAfterProperties() {
		this.contextRunner.withPropertyValues("bulkmap.memory-limit=1GB")
			.withUserConfiguration(CustomizersConfiguration.class)
			.run((context) -> assertThat(context.getBean(BulkMapFactory.class).memoryLimit()).isEqualTo(2 << 20));
	}

	@Test
	void runShouldHandListenersToTheFactoryInTheirOrder() {
		this.contextRunner.withPropertyValues("bulkmap.maps.cities.partitions=1")
			.withUserConfiguration(ListenersConfiguration.class)
			.run((context) -> assertThat(context).getBean("log").isEqualTo(List.of("first: cities", "second: cities")));
	}

	@Test
	void contextCloseShouldCloseFactory() {
		AtomicReference<BulkMapFactory> factory = new AtomicReference<>();

		this.contextRunner.run((context) -> {
			factory.set(context.getBean(BulkMapFactory.class));
			assertThat(factory.get().maps()).isEmpty();
		});

		assertThatIllegalStateException().isThrownBy(() -> factory.get().longLongMap("populations"));
	}

	private static Isa bestKernelOfThisMachine() {
		return KernelsOfThisMachine.all()
			.stream()
			.filter(KernelAvailability::available)
			.map(KernelAvailability::isa)
			.reduce((worse, better) -> better)
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactoryConfiguration {

		@Bean
		BulkMapFactory ownFactory() {
			return mock(BulkMapFactory.class);
		}

	}

	record MapLog(String name, List<String> log) implements BulkMapListener {

		@Override
		public void mapCreated(OffHeapMap map) {
			this.log.add(this.name + ": " + map.name());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizersConfiguration {

		@Bean
		@Order(2)
		BulkMapFactoryCustomizer last() {
			return (builder) -> builder.memoryLimit(2 << 20);
		}

		@Bean
		@Order(1)
		BulkMapFactoryCustomizer first() {
			return (builder) -> builder.memoryLimit(1 << 20);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ListenersConfiguration {

		@Bean
		List<String> log() {
			return new ArrayList<>();
		}

		@Bean
		@Order(2)
		BulkMapListener second(@Qualifier("log") List<String> log) {
			return new MapLog("second", log);
		}

		@Bean
		@Order(1)
		BulkMapListener first(@Qualifier("log") List<String> log) {
			return new MapLog("first", log);
		}

	}

}
