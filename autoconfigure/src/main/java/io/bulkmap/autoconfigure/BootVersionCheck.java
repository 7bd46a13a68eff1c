package io.bulkmap.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Ends a start-up with a Spring Boot older than 4.0, before a class that is not there is
 * missed: health, for one, would be missing without a word.
 */
// Needs nothing that Spring Boot 2 and 3 do not have.
@Order(Ordered.HIGHEST_PRECEDENCE)
class BootVersionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final int OLDEST_SUPPORTED = 4;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		check(SpringBootVersion.getVersion());
	}

	/**
	 * Checks a version. What is newer than this class, or has no number, may work.
	 * @param version the version, such as {@code 4.1.2}
	 * @throws UnsupportedBootVersionException if it is too old
	 */
	static void check(@Nullable String version) {
		if (version != null && version.matches("\\d{1,4}\\..*")
				&& Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST_SUPPORTED) {
			throw new UnsupportedBootVersionException(version);
		}
	}

}
