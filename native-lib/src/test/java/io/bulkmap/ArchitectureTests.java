package io.bulkmap;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.bulkmap.map.DefaultBulkMapFactory;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/**
 * The layers of native-lib.
 */
@AnalyzeClasses(packages = "io.bulkmap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule layers = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("api")
		.definedBy("io.bulkmap")
		.layer("memory")
		.definedBy("io.bulkmap.memory..")
		.layer("table")
		.definedBy("io.bulkmap.table..")
		.layer("record")
		.definedBy("io.bulkmap.record..")
		.layer("kernel")
		.definedBy("io.bulkmap.kernel")
		.layer("assembly")
		.definedBy("io.bulkmap.kernel.assembly..")
		.layer("jfr")
		.definedBy("io.bulkmap.jfr..")
		.layer("map")
		.definedBy("io.bulkmap.map..")
		.whereLayer("api")
		.mayNotAccessAnyLayer()
		.whereLayer("memory")
		.mayNotAccessAnyLayer()
		.whereLayer("table")
		.mayOnlyAccessLayers("memory")
		.whereLayer("record")
		.mayOnlyAccessLayers("memory")
		.whereLayer("kernel")
		.mayOnlyAccessLayers("api", "record", "table", "memory")
		.whereLayer("assembly")
		.mayOnlyAccessLayers("api", "kernel", "record", "table", "memory")
		.whereLayer("jfr")
		.mayOnlyAccessLayers("api")
		.whereLayer("map")
		.mayNotBeAccessedByAnyLayer()
		.ignoreDependency(type(BulkMapFactory.class), type(DefaultBulkMapFactory.class))
		.because("BulkMapFactory.builder() is the one place where the api names the composition root");

	@ArchTest
	static final ArchRule jnaStaysInItsAdapter = noClasses().that()
		.resideOutsideOfPackage("io.bulkmap.kernel.assembly..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.sun.jna..")
		.because("JNA is an implementation detail of the native kernels");

	@ArchTest
	static final ArchRule flightRecorderIsOptional = noClasses().that()
		.resideOutsideOfPackage("io.bulkmap.jfr..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("jdk.jfr..")
		.because("a runtime image may be without it");

	@ArchTest
	static final ArchRule springStaysOutside = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..")
		.because("the maps are usable without Spring");

	@ArchTest
	static final ArchRule nothingIsUnsafe = noClasses().should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("sun.misc.Unsafe")
		.because("its memory access goes away, and a mistake with it ends the JVM");

}
