package io.bulkmap.sample.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Which maps clients may create.
 *
 * @param maxCount number of maps, declared ones included, beyond which no more are
 * created
 */
@ConfigurationProperties("sample.maps")
record MapsProperties(@DefaultValue("100") int maxCount) {

	MapsProperties {
		Assert.isTrue(maxCount >= 0, () -> "'sample.maps.max-count' must not be negative: " + maxCount);
	}

}
