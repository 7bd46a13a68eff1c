package io.bulkmap.autoconfigure.aot;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.MapType;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BulkMapRuntimeHints}: what they name is compared with what native-lib
 * has.
 */
class BulkMapRuntimeHintsTests {

	private static final URL NATIVE_LIB = BulkMapFactory.class.getProtectionDomain().getCodeSource().getLocation();

	private final RuntimeHints hints = hints(getClass().getClassLoader());

	@Test
	void registrarShouldBeFoundByAheadOfTimeProcessing() {
		assertThat(AotServices.factories(getClass().getClassLoader()).load(RuntimeHintsRegistrar.class))
			.hasAtLeastOneElementOfType(BulkMapRuntimeHints.class);
	}

	@Test
	void everyNativeMethodShouldHaveHints() {
		List<JavaMethod> methods = nativeMethods();

		assertThat(methods).hasSizeGreaterThan(4).allSatisfy((method) -> {
			Class<?> type = method.getOwner().reflect();
			assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS)).accepts(this.hints);
			TypeHint jni = this.hints.jni().getTypeHint(type);
			assertThat(jni).isNotNull();
			assertThat(jni.getMemberCategories()).contains(MemberCategory.INVOKE_DECLARED_METHODS);
		});
	}

	@Test
	void methodThatReadsTheTypeOfAMapShouldHaveAHint() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(MapType.class.getMethod("valueOf", String.class))).accepts(this.hints);
	}

	@Test
	void everyFurtherHintShouldBeOfAClassWithNativeMethodsOrOfJna() {
		List<String> types = new ArrayList<>(
				nativeMethods().stream().map((method) -> method.getOwner().getName()).toList());
		types.add("com.sun.jna.Native");
		types.add(MapType.class.getName());

		assertThat(this.hints.reflection().typeHints()).extracting((hint) -> hint.getType().getName())
			.isSubsetOf(types);
		assertThat(this.hints.jni().typeHints()).extracting((hint) -> hint.getType().getName()).isSubsetOf(types);
	}

	@Test
	void everyResourceThatIsLoadedShouldHaveAHint() throws IOException {
		List<String> resources = resources();

		assertThat(resources).contains("linux-x86-64/libbulkmap.so", "linux-aarch64/libbulkmap.so",
				"io/bulkmap/kernel/assembly/native.lock");
		assertThat(resources).allSatisfy((resource) -> {
			boolean experimental = resource.startsWith("win32-") || resource.startsWith("darwin-");
			assertThat(RuntimeHintsPredicates.resource().forResource(resource).test(this.hints)).as(resource)
				.isNotEqualTo(experimental);
		});
	}

	@Test
	void hintsWhenLibraryIsAbsentShouldBeEmpty() {
		RuntimeHints without = hints(new FilteredClassLoader(BulkMapFactory.class));

		assertThat(without.resources().resourcePatternHints()).isEmpty();
		assertThat(without.reflection().typeHints()).isEmpty();
		assertThat(without.jni().typeHints()).isEmpty();
	}

	@Test
	void hintsWhenJnaIsAbsentShouldNotNameIt() {
		TypeReference jna = TypeReference.of("com.sun.jna.Native");

		assertThat(RuntimeHintsPredicates.reflection().onType(jna)).accepts(this.hints)
			.rejects(hints(new FilteredClassLoader("com.sun.jna")));
	}

	private static RuntimeHints hints(ClassLoader classLoader) {
		RuntimeHints hints = new RuntimeHints();
		new BulkMapRuntimeHints().registerHints(hints, classLoader);
		return hints;
	}

	private static List<JavaMethod> nativeMethods() {
		return new ClassFileImporter().importUrl(NATIVE_LIB)
			.stream()
			.map(JavaClass::getMethods)
			.flatMap(Set::stream)
			.filter((method) -> method.getModifiers().contains(JavaModifier.NATIVE))
			.toList();
	}

	// Of a directory or of a jar: what is no class and not about the jar itself.
	private static List<String> resources() throws IOException {
		String root = NATIVE_LIB.getPath().endsWith(".jar") ? "jar:" + NATIVE_LIB + "!/" : NATIVE_LIB.toString();
		List<String> resources = new ArrayList<>();
		for (Resource resource : new PathMatchingResourcePatternResolver().getResources(root + "**/*")) {
			String name = resource.getURL().toString().substring(root.length());
			if (resource.isReadable() && !name.endsWith(".class") && !name.startsWith("META-INF/")) {
				resources.add(name);
			}
		}
		return resources;
	}

}
