package io.bulkmap.autoconfigure.info;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.actuate.info.BulkMapInfoContributor;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapInfoContributorAutoConfiguration}.
 */
class BulkMapInfoContributorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(BulkMapInfoContributorAutoConfiguration.class, BulkMapAutoConfiguration.class));

	private final ApplicationContextRunner enabled = this.contextRunner
		.withPropertyValues("management.info.bulkmap.enabled=true");

	@Test
	void runShouldNotHaveContributorBean() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
			.doesNotHaveBean(BulkMapInfoContributor.class));
	}

	@Test
	void runWhenEnabledShouldHaveContributorBean() {
		this.enabled.run((context) -> assertThat(context).hasSingleBean(BulkMapInfoContributor.class));
	}

	@Test
	void runWhenBulkmapIsDisabledShouldNotHaveContributorBean() {
		this.enabled.withPropertyValues("bulkmap.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BulkMapInfoContributor.class));
	}

	@Test
	void runWhenContributorBeanExistsShouldBackOff() {
		BulkMapInfoContributor own = new BulkMapInfoContributor(mock(BulkMapFactory.class));

		this.enabled.withBean("own", BulkMapInfoContributor.class, () -> own)
			.run((context) -> assertThat(context).getBean(BulkMapInfoContributor.class).isSameAs(own));
	}

	@Test
	void runWhenThereAreTwoFactoriesShouldStartWithoutContributorBean() {
		this.enabled.withBean("first", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.withBean("second", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BulkMapInfoContributor.class));
	}

}
