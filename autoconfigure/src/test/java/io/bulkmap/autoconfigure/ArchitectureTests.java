package io.bulkmap.autoconfigure;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the packages of this module may look like and depend on.
 */
@AnalyzeClasses(packages = { "io.bulkmap.autoconfigure", "io.bulkmap.health", "io.bulkmap.actuate",
		"io.bulkmap.metrics", "io.bulkmap.observation" }, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] MODULE = { "io.bulkmap.autoconfigure..", "io.bulkmap.health..",
			"io.bulkmap.actuate..", "io.bulkmap.metrics..", "io.bulkmap.observation.." };

	private static final DescribedPredicate<JavaClass> INSIDE_OF_NATIVE_LIB = resideInAPackage("io.bulkmap..")
		.and(DescribedPredicate.not(resideInAPackage("io.bulkmap").or(resideInAnyPackage(MODULE))))
		.as("inside of native-lib, below its api package");

	@ArchTest
	static final ArchRule onlyTheApiIsUsed = noClasses().should()
		.dependOnClassesThat(INSIDE_OF_NATIVE_LIB)
		.orShould()
		.dependOnClassesThat()
		.resideInAPackage("com.sun.jna..")
		.because("how maps and kernels work is none of Spring's business");

	@ArchTest
	static final ArchRule autoConfigurationIsNotNeeded = noClasses().that()
		.resideOutsideOfPackage("io.bulkmap.autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.bulkmap.autoconfigure..", "org.springframework.boot.autoconfigure..",
				"org.springframework.boot.actuate.autoconfigure..", "org.springframework.boot.health.autoconfigure..")
		.because("health indicator, endpoint and meters are usable without auto-configuration");

	@ArchTest
	static final ArchRule healthStaysInItsPackages = noClasses().that()
		.resideOutsideOfPackages("io.bulkmap.autoconfigure.health", "io.bulkmap.health")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot.health..")
		.because("spring-boot-health is optional");

	@ArchTest
	static final ArchRule actuatorStaysInItsPackages = noClasses().that()
		.resideOutsideOfPackages("io.bulkmap.autoconfigure.endpoint", "io.bulkmap.actuate.endpoint",
				"io.bulkmap.autoconfigure.info", "io.bulkmap.actuate.info")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot.actuate..")
		.because("the actuator is optional");

	@ArchTest
	static final ArchRule metricsStayInTheirPackages = noClasses().that()
		.resideOutsideOfPackages("io.bulkmap.autoconfigure.metrics", "io.bulkmap.metrics")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.micrometer.core..")
		.because("micrometer-core is optional");

	@ArchTest
	static final ArchRule observationsStayInTheirPackages = noClasses().that()
		.resideOutsideOfPackages("io.bulkmap.autoconfigure.observation", "io.bulkmap.observation")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.micrometer.observation..", "io.micrometer.common..")
		.because("observations are optional");

	// They come after those of Spring Boot by name only.
	@ArchTest
	static final ArchRule metricsOfSpringBootAreNotNeeded = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot.micrometer..");

	@ArchTest
	static final ArchRule noTangles = slices().matching("io.bulkmap.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	// But for the constructor: the default one of a public class is public.
	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMethods = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicFields = fields().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule classConditionsAreNotOnBeanMethods = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.notBeAnnotatedWith(ConditionalOnClass.class)
		.because("to find the method, its return type has to be loaded already");

	@ArchTest
	static void everyPackageIsNullMarked(JavaClasses classes) {
		assertThat(classes).extracting(JavaClass::getPackage)
			.isNotEmpty()
			.allSatisfy(
					(javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName())
						.isTrue());
	}

	@ArchTest
	static void everyAutoConfigurationIsRegistered(JavaClasses classes) {
		List<String> autoConfigurations = classes.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.sorted()
			.toList();

		assertThat(ImportCandidates.load(AutoConfiguration.class, null))
			.filteredOn((name) -> name.startsWith("io.bulkmap."))
			.isEqualTo(autoConfigurations);
	}

}
