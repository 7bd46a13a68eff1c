package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a {@link BulkMapFactory}, which
 * is closed with the application context.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(BulkMapFactory.class)
@ConditionalOnBooleanProperty(name = "bulkmap.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BulkMapProperties.class)
public final class BulkMapAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BulkMapFactory bulkMapFactory(BulkMapProperties properties) {
		BulkMapFactory.Builder builder = properties.nativeCode()
			.applyTo(BulkMapFactory.builder())
			.kernel(properties.kernel())
			.leakTracking(properties.leakTracking());
		DataSize memoryLimit = properties.memoryLimit();
		if (memoryLimit != null) {
			builder.memoryLimit(memoryLimit.toBytes());
		}
		return builder.build();
	}

}
