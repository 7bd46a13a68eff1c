package io.bulkmap.autoconfigure.endpoint;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint;
import io.bulkmap.actuate.endpoint.BulkMapEndpointWebExtension;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link BulkMapEndpoint} and its
 * {@link BulkMapEndpointWebExtension}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = BulkMapAutoConfiguration.class)
@ConditionalOnClass({ BulkMapFactory.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnSingleCandidate(BulkMapFactory.class)
@ConditionalOnAvailableEndpoint(BulkMapEndpoint.class)
public final class BulkMapEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BulkMapEndpoint bulkMapEndpoint(BulkMapFactory factory) {
		return new BulkMapEndpoint(factory);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(BulkMapEndpoint.class)
	@ConditionalOnAvailableEndpoint(endpoint = BulkMapEndpoint.class, exposure = EndpointExposure.WEB)
	BulkMapEndpointWebExtension bulkMapEndpointWebExtension(BulkMapEndpoint endpoint) {
		return new BulkMapEndpointWebExtension(endpoint);
	}

}
