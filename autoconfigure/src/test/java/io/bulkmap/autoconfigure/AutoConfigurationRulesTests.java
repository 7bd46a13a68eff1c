package io.bulkmap.autoconfigure;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.stereotype.Component;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what Spring Boot asks of its own auto-configurations, for every package of
 * this module, new ones included.
 */
@AnalyzeClasses(packages = "io.bulkmap", importOptions = AutoConfigurationRulesTests.OfThisModule.class)
class AutoConfigurationRulesTests {

	private static final String AUTO_CONFIGURATION = "io.bulkmap.autoconfigure..";

	@ArchTest
	static final ArchRule beanMethodsAreForTheirPackageOnly = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule postProcessorsAreMadeByStaticMethods = methods().that()
		.areAnnotatedWith(Bean.class)
		.and()
		.haveRawReturnType(assignableTo(BeanPostProcessor.class).or(assignableTo(BeanFactoryPostProcessor.class)))
		.should()
		.beStatic()
		.because("the configuration would be made before it could be processed")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = fields().should()
		.notBeAnnotatedWith(Autowired.class)
		.andShould()
		.notBeAnnotatedWith(Value.class);

	@ArchTest
	static final ArchRule propertiesAreRecords = classes().that()
		.areAnnotatedWith(ConfigurationProperties.class)
		.should()
		.beRecords();

	@ArchTest
	static final ArchRule nothingIsFoundByScanning = noClasses().should()
		.beAnnotatedWith(ComponentScan.class)
		.orShould()
		.beAnnotatedWith(Component.class)
		.because("the packages of a library are not scanned");

	@ArchTest
	static final ArchRule configurationsHaveNoProxies = classes().that()
		.areAnnotatedWith(Configuration.class)
		.should()
		.beAnnotatedWith(DescribedPredicate.describe("@Configuration(proxyBeanMethods = false)",
				(annotation) -> Boolean.FALSE.equals(annotation.get("proxyBeanMethods").orElse(true))))
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule beansAreMadeByAutoConfigurationOnly = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.beDeclaredInClassesThat()
		.resideInAPackage(AUTO_CONFIGURATION);

	@ArchTest
	static final ArchRule micrometerStaysInItsPackages = noClasses().that()
		.resideOutsideOfPackages("io.bulkmap.autoconfigure.metrics", "io.bulkmap.metrics",
				"io.bulkmap.autoconfigure.observation", "io.bulkmap.observation")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.micrometer..", "org.springframework.boot.micrometer..")
		.because("Micrometer is optional");

	@ArchTest
	static final ArchRule hintsDoWithoutTheLibrary = noClasses().that()
		.resideInAPackage("io.bulkmap.autoconfigure.aot")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.bulkmap")
		.because("it is optional");

	@ArchTest
	static void everyFailureAnalyzerIsRegistered(JavaClasses classes) {
		List<String> analyzers = classes.stream()
			.filter((type) -> type.isAssignableTo(FailureAnalyzer.class))
			.filter((type) -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
			.map(JavaClass::getName)
			.toList();
		ArgumentResolver arguments = ArgumentResolver.of(Environment.class, new StandardEnvironment())
			.and(BeanFactory.class, new DefaultListableBeanFactory());

		// Some of Spring Boot's own need what is not on the class path.
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, failure) -> {
			}))).extracting((analyzer) -> analyzer.getClass().getName())
			.filteredOn((name) -> name.startsWith("io.bulkmap."))
			.containsExactlyInAnyOrderElementsOf(analyzers);
	}

	/**
	 * Leaves out the tests and native-lib, whose packages have the same beginning.
	 */
	static class OfThisModule implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return location.contains("/autoconfigure/") && !location.contains("/test-classes/");
		}

	}

}
