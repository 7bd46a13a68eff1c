package io.bulkmap.autoconfigure;

import java.util.List;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests of what the actuator answers over HTTP in an application that is configured by
 * nothing but auto-configuration, and writes its own JSON in another way.
 */
@SpringBootTest(properties = { "management.endpoints.web.exposure.include=bulkmap,health",
		"management.endpoint.health.show-details=always", "spring.jackson.property-naming-strategy=SNAKE_CASE",
		"spring.jackson.default-property-inclusion=always" })
@AutoConfigureMockMvc
class ActuatorWebTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private BulkMapFactory factory;

	@BeforeEach
	void factoryHasOneMap() {
		LongLongBulkMap map = mock(LongLongBulkMap.class);
		given(map.name()).willReturn("populations");
		given(map.size()).willReturn(3L);
		given(map.statistics())
			.willReturn(new MapStatistics(3, 896, 2 * 896 + 8, 16384, 1L << 30, 1, 0, 24, 0, 0, List.of()));
		given(this.factory.maps()).willReturn(List.of(map));
	}

	@Test
	void bulkmapWhenKernelIsNativeShouldBeAsDocumented() {
		given(this.factory.kernel()).willReturn(nativeKernel());

		assertThat(this.mvc.get().uri("/actuator/bulkmap")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{
				  "kernel": { "active": "avx2", "binding": "jni", "choice": "auto" },
				  "kernels": [
				    { "isa": "java", "available": true },
				    { "isa": "neon", "available": false, "cause": "needs a 64-bit Arm processor, this is x86-64" },
				    { "isa": "sse2", "available": true },
				    { "isa": "avx2", "available": true }
				  ],
				  "bindings": [
				    { "binding": "jna", "available": true },
				    { "binding": "jni", "available": true },
				    { "binding": "ffm", "available": false, "cause": "needs Java 22 or newer, this is 17" }
				  ],
				  "libraryAttempts": [
				    { "location": "/home/app/.cache/bulkmap/libbulkmap-f48e4d638b1d4ef6.so", "loaded": true }
				  ],
				  "maps": [
				    { "name": "populations", "size": 3, "capacity": 896, "memoryBytes": 16384 }
				  ]
				}""");
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
				  "maps": [
				    { "name": "populations", "size": 3, "capacity": 896, "memoryBytes": 16384 }
				  ]
				}""");
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
				    "kernel": "java", "binding": "none", "reason": "CPU lacks BMI2", "maps": 1, "entries": 3
				  }
				}""");
	}

	@Test
	void healthWhenKernelIsNativeShouldBeUp() {
		given(this.factory.kernel()).willReturn(nativeKernel());

		assertThat(this.mvc.get().uri("/actuator/health/bulkmap")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{
				  "status": "UP",
				  "details": {
				    "kernel": "avx2", "binding": "jni",
				    "library": "/home/app/.cache/bulkmap/libbulkmap-f48e4d638b1d4ef6.so", "maps": 1, "entries": 3
				  }
				}""");
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
