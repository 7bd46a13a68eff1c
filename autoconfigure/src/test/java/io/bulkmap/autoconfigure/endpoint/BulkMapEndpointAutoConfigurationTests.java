package io.bulkmap.autoconfigure.endpoint;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint;
import io.bulkmap.actuate.endpoint.BulkMapEndpointWebExtension;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapEndpointAutoConfiguration}.
 */
class BulkMapEndpointAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(BulkMapEndpointAutoConfiguration.class, BulkMapAutoConfiguration.class));

	private final ApplicationContextRunner exposed = this.contextRunner
		.withPropertyValues("management.endpoints.web.exposure.include=bulkmap");

	@Test
	void runWhenExposedShouldHaveEndpointBeanOfFactory() {
		this.exposed.withPropertyValues("bulkmap.kernel=java").run((context) -> {
			context.getBean(BulkMapFactory.class).longLongMap("populations");
			assertThat(context.getBean(BulkMapEndpoint.class).bulkMap()).satisfies((descriptor) -> {
				assertThat(descriptor.kernel().choice()).isEqualTo("java");
				assertThat(descriptor.maps()).extracting("name").containsExactly("populations");
			});
		});
	}

	@Test
	void runWhenExposedShouldHaveWebExtensionBean() {
		this.exposed.run((context) -> assertThat(context).hasSingleBean(BulkMapEndpointWebExtension.class));
	}

	@Test
	void runWhenExposedOverJmxOnlyShouldHaveEndpointBeanOnly() {
		this.contextRunner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=bulkmap")
			.run((context) -> assertThat(context).hasSingleBean(BulkMapEndpoint.class)
				.doesNotHaveBean(BulkMapEndpointWebExtension.class));
	}

	@Test
	void runWhenWebExtensionBeanExistsShouldBackOff() {
		BulkMapEndpointWebExtension own = new BulkMapEndpointWebExtension(
				new BulkMapEndpoint(mock(BulkMapFactory.class)));

		this.exposed.withBean("own", BulkMapEndpointWebExtension.class, () -> own)
			.run((context) -> assertThat(context).getBean(BulkMapEndpointWebExtension.class).isSameAs(own));
	}

	@Test
	void runWhenNotExposedShouldNotHaveEndpointBean() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
			.doesNotHaveBean(BulkMapEndpoint.class));
	}

	@Test
	void runWhenAccessIsNoneShouldNotHaveEndpointBean() {
		this.exposed.withPropertyValues("management.endpoint.bulkmap.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(BulkMapEndpoint.class));
	}

	@Test
	void runWhenBulkmapIsDisabledShouldNotHaveEndpointBean() {
		this.exposed.withPropertyValues("bulkmap.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BulkMapEndpoint.class));
	}

	@Test
	void runWhenEndpointBeanExistsShouldBackOff() {
		BulkMapEndpoint own = new BulkMapEndpoint(mock(BulkMapFactory.class));

		this.exposed.withBean("own", BulkMapEndpoint.class, () -> own)
			.run((context) -> assertThat(context).getBean(BulkMapEndpoint.class).isSameAs(own));
	}

	@Test
	void runWhenThereAreTwoFactoriesShouldStartWithoutEndpointBean() {
		this.exposed.withBean("first", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.withBean("second", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(BulkMapEndpoint.class)
				.doesNotHaveBean(BulkMapEndpointWebExtension.class));
	}

}
