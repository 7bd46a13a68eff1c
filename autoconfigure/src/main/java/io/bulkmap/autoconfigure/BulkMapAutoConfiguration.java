package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.Isa;
import io.bulkmap.OffHeapMap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a {@link BulkMapFactory}, which
 * is closed with the application context, and for a bean of each {@link OffHeapMap map}
 * of {@code bulkmap.maps}.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(BulkMapFactory.class)
@ConditionalOnBooleanProperty(name = "bulkmap.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BulkMapProperties.class)
@Import(DeclaredMapsRegistrar.class)
public final class BulkMapAutoConfiguration {

	@Bean
	static UnknownSettingsCheck bulkMapUnknownSettingsCheck(Environment environment) {
		return new UnknownSettingsCheck(environment);
	}

	@Bean
	DeclaredMaps bulkMapDeclaredMaps(BulkMapProperties properties,
			ObjectProvider<BulkMapOptionsCustomizer> customizers) {
		return new DeclaredMaps(properties, customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	BulkMapFactory bulkMapFactory(BulkMapProperties properties, DeclaredMaps declaredMaps,
			ObjectProvider<BulkMapListener> listeners, ObjectProvider<BulkMapFactoryCustomizer> customizers) {
		BulkMapFactory.Builder builder = properties.nativeCode()
			.applyTo(BulkMapFactory.builder())
			.kernel(properties.kernel())
			.leakTracking(properties.leakTracking());
		DataSize memoryLimit = properties.memoryLimit();
		if (memoryLimit != null) {
			builder.memoryLimit(memoryLimit.toBytes());
		}
		listeners.orderedStream().forEach(builder::listener);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		BulkMapFactory factory = builder.build();
		if (properties.nativeCode().required() && factory.kernel().active() == Isa.JAVA) {
			factory.close();
			throw new NativeCodeRequiredException(factory.kernel());
		}
		return new DeclaredMapsFactory(factory, declaredMaps);
	}

	// Lazy, so that without declared maps there may be any number of factories.
	@Bean(DeclaredMapCreator.BEAN_NAME)
	@Lazy
	DeclaredMapCreator bulkMapDeclaredMapCreator(BulkMapFactory factory, DeclaredMaps declaredMaps) {
		return new DeclaredMapCreator(factory, declaredMaps);
	}

}
