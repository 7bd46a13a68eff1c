package io.bulkmap.autoconfigure.aot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHintsRegistrar} for what native-lib reaches by name: the native libraries
 * that can be loaded, their checksums, and the classes whose methods are bound to them;
 * and for the method by which Spring reads the type of a map.
 * <p>
 * The binding by the foreign function interface has no hints: in a native image it is
 * refused. JNA's own classes and its library are for the repository of reachability
 * metadata.
 */
class BulkMapRuntimeHints implements RuntimeHintsRegistrar {

	private static final String API = "io.bulkmap.BulkMapFactory";

	private static final String MAP_TYPE = "io.bulkmap.MapType";

	private static final String JNA = "com.sun.jna.Native";

	private static final String ASSEMBLY = "io.bulkmap.kernel.assembly.";

	// Those of other systems are experimental: nothing ever loads them.
	private static final List<String> RESOURCES = List.of("linux-*/libbulkmap.so",
			ASSEMBLY.replace('.', '/') + "native.lock");

	// JNA looks for the native methods by reflection; the JVM is told of them by JNI.
	private static final List<String> TYPES_WITH_NATIVE_METHODS = List.of(ASSEMBLY + "JnaCall", ASSEMBLY + "JniCall",
			ASSEMBLY + "LinuxPages");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent(API, classLoader)) {
			return;
		}
		RESOURCES.forEach(hints.resources()::registerPattern);
		hints.reflection().registerTypeIfPresent(classLoader, JNA);
		hints.reflection()
			.registerType(TypeReference.of(MAP_TYPE),
					(type) -> type.withMethod("valueOf", TypeReference.listOf(String.class), ExecutableMode.INVOKE));
		for (String type : TYPES_WITH_NATIVE_METHODS) {
			hints.reflection().registerType(TypeReference.of(type), MemberCategory.INVOKE_DECLARED_METHODS);
			hints.jni().registerType(TypeReference.of(type), MemberCategory.INVOKE_DECLARED_METHODS);
		}
	}

}
