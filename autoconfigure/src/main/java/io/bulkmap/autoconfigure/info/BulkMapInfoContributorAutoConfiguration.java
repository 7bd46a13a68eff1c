package io.bulkmap.autoconfigure.info;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.actuate.info.BulkMapInfoContributor;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link BulkMapInfoContributor}:
 * off by default, as Spring Boot's own contributors that describe the machine.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = BulkMapAutoConfiguration.class)
@ConditionalOnClass({ BulkMapFactory.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnSingleCandidate(BulkMapFactory.class)
@ConditionalOnEnabledInfoContributor(value = "bulkmap", fallback = InfoContributorFallback.DISABLE)
public final class BulkMapInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BulkMapInfoContributor bulkMapInfoContributor(BulkMapFactory factory) {
		return new BulkMapInfoContributor(factory);
	}

}
