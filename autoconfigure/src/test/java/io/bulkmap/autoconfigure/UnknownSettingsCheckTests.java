package io.bulkmap.autoconfigure;

import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link UnknownSettingsCheck}; {@link StartUpFailureTests} has what users
 * read.
 */
class UnknownSettingsCheckTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	private final UnknownSettingsCheck check = new UnknownSettingsCheck(
			new MockEnvironment().withProperty("bulkmap.maps.cities.type", "long-long"));

	@Test
	void checkWhenTheBeanOfAMapIsOfItsTypeShouldPass() {
		this.beanFactory.registerBeanDefinition("cities", new RootBeanDefinition(LongLongBulkMap.class));

		assertThatCode(() -> this.check.postProcessBeanFactory(this.beanFactory)).doesNotThrowAnyException();
	}

	// As a definition of the build is, if the type of the map is another one now.
	@Test
	void checkWhenTheBeanOfAMapIsOfAnotherTypeShouldFail() {
		this.beanFactory.registerBeanDefinition("cities", new RootBeanDefinition(String.class));

		assertThatExceptionOfType(InvalidSettingsException.class)
			.isThrownBy(() -> this.check.postProcessBeanFactory(this.beanFactory))
			.withMessage("Map 'cities' is declared as a long-long map, but the bean of that name is a String");
	}

}
