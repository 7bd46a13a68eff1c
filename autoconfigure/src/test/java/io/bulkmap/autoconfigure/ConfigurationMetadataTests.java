package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Locale;

import io.bulkmap.BindingChoice;
import io.bulkmap.KernelChoice;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the metadata by which an IDE completes and explains the properties.
 */
class ConfigurationMetadataTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void propertiesShouldHaveTypeDescriptionAndDefault() throws IOException {
		assertThat(metadata().get("properties")).isEqualTo(this.mapper.readTree(
				"""
						[
						  {
						    "name": "bulkmap.enabled",
						    "type": "java.lang.Boolean",
						    "description": "Whether to create a factory of bulk maps.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties",
						    "defaultValue": true
						  },
						  {
						    "name": "bulkmap.health.memory-threshold",
						    "type": "java.lang.Double",
						    "description": "Share of the memory limit, of all maps or of a single one, from which on the health is \
						out of service. Above 0, at most 1.",
						    "sourceType": "io.bulkmap.autoconfigure.health.BulkMapHealthProperties",
						    "defaultValue": 1
						  },
						  {
						    "name": "bulkmap.kernel",
						    "type": "io.bulkmap.KernelChoice",
						    "description": "Kernel that all maps work with. With a named kernel, the application does not \
						start where that kernel is not available.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties",
						    "defaultValue": "auto"
						  },
						  {
						    "name": "bulkmap.leak-tracking",
						    "type": "java.lang.Boolean",
						    "description": "Whether maps remember where they were created, to say so in the log if they are \
						dropped without being closed.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties",
						    "defaultValue": false
						  },
						  {
						    "name": "bulkmap.memory-limit",
						    "type": "org.springframework.util.unit.DataSize",
						    "description": "Most off-heap memory that all maps together may take; by default three quarters of \
						what the maximum heap leaves of the memory of the machine or container.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties"
						  },
						  {
						    "name": "bulkmap.metrics.enabled",
						    "type": "java.lang.Boolean",
						    "description": "Whether the factory and its maps have meters.",
						    "sourceType": "io.bulkmap.autoconfigure.metrics.BulkMapMetricsProperties",
						    "defaultValue": true
						  },
						  {
						    "name": "bulkmap.metrics.operations",
						    "type": "java.util.Set<io.bulkmap.BulkOperation>",
						    "description": "Bulk operations that have meters.",
						    "sourceType": "io.bulkmap.autoconfigure.metrics.BulkMapMetricsProperties",
						    "defaultValue": "[get, contains, put, put-if-absent, add, min, max, remove]"
						  },
						  {
						    "name": "bulkmap.metrics.sample-every",
						    "type": "java.lang.Integer",
						    "description": "One bulk call in how many is timed, by chance. With 1, all are; with 0, none.",
						    "sourceType": "io.bulkmap.autoconfigure.metrics.BulkMapMetricsProperties",
						    "defaultValue": 16
						  },
						  {
						    "name": "bulkmap.native.binding",
						    "type": "io.bulkmap.BindingChoice",
						    "description": "How native kernels are called. With a named binding, the application does not start \
						where that binding is not available.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties$NativeCode",
						    "defaultValue": "auto"
						  },
						  {
						    "name": "bulkmap.native.directory",
						    "type": "java.nio.file.Path",
						    "description": "Directory that the native library is written to; by default the cache of the user, \
						or else the directory for temporary files.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties$NativeCode"
						  },
						  {
						    "name": "bulkmap.native.enabled",
						    "type": "java.lang.Boolean",
						    "description": "Whether native code may be used. Without it, the Java kernel is the only one.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties$NativeCode",
						    "defaultValue": true
						  },
						  {
						    "name": "bulkmap.native.library",
						    "type": "java.nio.file.Path",
						    "description": "Native library to use, installed beforehand. It must be the one of this version, \
						and nobody but its owner, who is the user of the process or root, may be able to write to it.",
						    "sourceType": "io.bulkmap.autoconfigure.BulkMapProperties$NativeCode"
						  },
						  {
						    "name": "bulkmap.observations.enabled",
						    "type": "java.lang.Boolean",
						    "description": "Whether every bulk call is an observation, for traces. Costs more than the meters.",
						    "sourceType": "io.bulkmap.autoconfigure.observation.BulkMapObservationProperties",
						    "defaultValue": false
						  },
						  {
						    "name": "management.endpoint.bulkmap.access",
						    "type": "org.springframework.boot.actuate.endpoint.Access",
						    "description": "Permitted level of access for the bulkmap endpoint.",
						    "sourceType": "io.bulkmap.actuate.endpoint.BulkMapEndpoint",
						    "defaultValue": "read_only"
						  },
						  {
						    "name": "management.endpoint.bulkmap.cache.time-to-live",
						    "type": "java.time.Duration",
						    "description": "Maximum time that a response can be cached.",
						    "sourceType": "io.bulkmap.actuate.endpoint.BulkMapEndpoint",
						    "defaultValue": "0ms"
						  },
						  {
						    "name": "management.health.bulkmap.enabled",
						    "type": "java.lang.Boolean",
						    "description": "Whether to enable bulk map health check.",
						    "defaultValue": true
						  }
						]"""));
	}

	@Test
	void hintsShouldDescribeEveryKernelAndBinding() throws IOException {
		JsonNode hints = metadata().get("hints");

		assertThat(hints).hasSize(2);
		describesEvery(KernelChoice.values(), "bulkmap.kernel", hints.get(0));
		describesEvery(BindingChoice.values(), "bulkmap.native.binding", hints.get(1));
	}

	private static void describesEvery(Enum<?>[] choices, String property, JsonNode hint) {
		assertThat(hint.get("name").asString()).isEqualTo(property);
		assertThat(hint.get("values")).extracting((value) -> value.get("value").asString())
			.containsExactlyElementsOf(
					Arrays.stream(choices).map((choice) -> choice.name().toLowerCase(Locale.ROOT)).toList());
		assertThat(hint.get("values")).extracting((value) -> value.get("description").asString())
			.allSatisfy((description) -> assertThat(description).endsWith("."));
	}

	private JsonNode metadata() throws IOException {
		URL classes = BulkMapProperties.class.getProtectionDomain().getCodeSource().getLocation();
		Resource metadata = new UrlResource(classes).createRelative("META-INF/spring-configuration-metadata.json");
		return this.mapper.readTree(metadata.getContentAsByteArray());
	}

}
