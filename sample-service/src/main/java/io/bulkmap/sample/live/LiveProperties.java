package io.bulkmap.sample.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How the service can be watched.
 *
 * @param interval time between two events
 * @param maxWatchers number of clients that may watch at once; further ones are rejected
 */
@ConfigurationProperties("sample.live")
record LiveProperties(@DefaultValue("1s") Duration interval, @DefaultValue("20") int maxWatchers) {

	LiveProperties {
		Assert.isTrue(interval.toMillis() >= 100, () -> "'sample.live.interval' must be at least 100ms: " + interval);
		Assert.isTrue(maxWatchers >= 0, () -> "'sample.live.max-watchers' must not be negative: " + maxWatchers);
	}

}
