package io.bulkmap.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.MapStatistics;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.OperationStatistics;
import io.bulkmap.ProbeStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;

/**
 * Tests of what the actuator answers over HTTP in an application that is configured by
 * nothing but auto-configuration, and writes its own JSON in another way.
 */
@SpringBootTest(properties = { "management.endpoints.web.exposure.include=bulkmap,health,info",
		"management.endpoint.health.probes.enabled=true", "management.info.bulkmap.enabled=true",
		"management.endpoint.health.show-details=always", "spring.jackson.property-naming-strategy=SNAKE_CASE",
		"spring.jackson.default-property-inclusion=always" })
@AutoConfigureMockMvc
class ActuatorWebTests {

	private final ObservabilityDocument document = new ObservabilityDocument();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HealthEndpointGroups groups;

	@MockitoBean
	private BulkMapFactory factory;

	@BeforeEach
	void factoryHasOneMap() {
		OffHeapMap map = mock(OffHeapMap.class);
		given(map.name()).willReturn("populations");
		willReturn(MapType.LONG_LONG).given(map).type();
		given(map.size()).willReturn(3L);
		given(map.statistics())
			.willReturn(new MapStatistics(3, 4, 8, 4096, Long.MAX_VALUE, 1, 0, 6, 0, 0, operations()));
		given(map.options()).willReturn(BulkMapOptions.defaults());
		given(this.factory.maps()).willReturn(List.of(map));
		given(this.factory.memoryBytes()).willReturn(4096L);
		given(this.factory.memoryLimit()).willReturn(1L << 30);
	}

	@Test
	void bulkmapWhenKernelIsNativeShouldBeAsDocumented() {
		given(this.factory.kernel()).willReturn(nativeKernel());

		assertThat(this.mvc.get().uri("/actuator/bulkmap")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(this.document.answerTo("localhost:8080/actuator/bulkmap"));
	}

	@Test
	void bulkmapWhenKernelIsJavaByFallbackShouldShowCauses() {
		given(this.factory.kernel()).willReturn(fallbackKernel());

		assertThat(this.mvc.get().uri("/actuator/bulkmap")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{
				  "kernel": {
				    "active": "java", "binding": "none", "choice": "auto", "fallbackCause": "CPU lacks BMI2"
				  },
				  "kernels": [
				    { "isa": "avx2", "available": false, "cause": "CPU lacks BMI2" }
				  ],
				  "bindings": [],
				  "libraryAttempts": [
				    { "location": "/tmp", "loaded": false, "cause": "Mounted noexec" }
				  ],
				  "memory": { "used": 4096, "limit": 1073741824 },
				  "maps": [
				    { "name": "populations", "type": "long-long", "size": 3, "capacity": 4, "memory": { "used": 4096 },
				      "nativeFrom": 6 }
				  ]
				}""");
	}

	@Test
	void mapShouldBeAsDocumented() {
		OffHeapMap map = this.factory.maps().get(0);
		given(this.factory.find("populations")).willReturn(Optional.of(map));
		given(map.probeStatistics()).willReturn(new ProbeStatistics(3, List.of(3L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)));

		assertThat(this.mvc.get().uri("/actuator/bulkmap/populations")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(this.document.answerTo("localhost:8080/actuator/bulkmap/populations"));
	}

	@Test
	void bulkmapShouldBeReadOnly() {
		assertThat(this.mvc.post().uri("/actuator/bulkmap")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
		assertThat(this.mvc.delete().uri("/actuator/bulkmap")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
	}

	@Test
	void healthWhenKernelIsJavaByFallbackShouldBeUpWithCause() {
		given(this.factory.kernel()).willReturn(fallbackKernel());

		assertThat(this.mvc.get().uri("/actuator/health/bulkmap")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{
				  "status": "UP",
				  "details": {
				    "kernel": "java", "binding": "none", "reason": "CPU lacks BMI2", "maps": 1, "entries": 3,
				    "memory": { "used": 4096, "limit": 1073741824, "share": 0.0, "threshold": 1.0 }
				  }
				}""");
	}

	@Test
	void healthWhenKernelIsNativeShouldBeAsDocumented() {
		given(this.factory.kernel()).willReturn(nativeKernel());

		assertThat(this.mvc.get().uri("/actuator/health/bulkmap")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(this.document.answerTo("localhost:8080/actuator/health/bulkmap"));
	}

	@Test
	void healthWhenMemoryIsExhaustedShouldBeServiceUnavailable() {
		given(this.factory.kernel()).willReturn(nativeKernel());
		given(this.factory.memoryBytes()).willReturn(1L << 30);

		assertThat(this.mvc.get().uri("/actuator/health/bulkmap")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo("OUT_OF_SERVICE");
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
	}

	@Test
	void livenessAndReadinessWhenMemoryIsExhaustedShouldBeUp() {
		given(this.factory.kernel()).willReturn(nativeKernel());
		given(this.factory.memoryBytes()).willReturn(1L << 30);

		for (String group : List.of("liveness", "readiness")) {
			assertThat(this.groups.get(group)).as(group).isNotNull();
			assertThat(this.groups.get(group).isMember("bulkmap")).as(group).isFalse();
			assertThat(this.mvc.get().uri("/actuator/health/" + group)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
					{ "status": "UP" }""");
		}
	}

	@Test
	void infoShouldBeAsDocumented() {
		given(this.factory.kernel()).willReturn(nativeKernel());

		// There is a version only where the library comes from its jar.
		String version = BulkMapFactory.class.getPackage().getImplementationVersion();
		assertThat(this.mvc.get().uri("/actuator/info")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(this.document.answerTo("localhost:8080/actuator/info")
				.replace("\"version\": \"0.1.0\", ",
						(version != null) ? "\"version\": \"%s\", ".formatted(version) : ""));
	}

	private static List<OperationStatistics> operations() {
		return Arrays.stream(BulkOperation.values())
			.map((operation) -> new OperationStatistics(operation, 0, (operation == BulkOperation.PUT) ? 1 : 0))
			.toList();
	}

	private static KernelInfo nativeKernel() {
		return new KernelInfo(KernelChoice.AUTO, Isa.AVX2, Binding.JNI, null,
				List.of(new KernelAvailability(Isa.JAVA, null),
						new KernelAvailability(Isa.NEON, "needs a 64-bit Arm processor, this is x86-64"),
						new KernelAvailability(Isa.SSE2, null), new KernelAvailability(Isa.AVX2, null)),
				List.of(new BindingAvailability(Binding.JNA, null), new BindingAvailability(Binding.JNI, null),
						new BindingAvailability(Binding.FFM, "needs Java 22 or newer, this is 17")),
				List.of(new LibraryAttempt("/home/app/.cache/bulkmap/libbulkmap-f48e4d638b1d4ef6.so", null)), null);
	}

	private static KernelInfo fallbackKernel() {
		return new KernelInfo(KernelChoice.AUTO, Isa.JAVA, Binding.NONE, "CPU lacks BMI2",
				List.of(new KernelAvailability(Isa.AVX2, "CPU lacks BMI2")), List.of(),
				List.of(new LibraryAttempt("/tmp", "Mounted noexec")), null);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
