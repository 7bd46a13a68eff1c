package io.bulkmap.sample.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Who may change something.
 *
 * @param token what requests that change something have to bring; without one, this
 * machine only is answered, and needs none
 */
@ConfigurationProperties("sample.security")
record SecurityProperties(@Nullable String token) {

	private static final int SHORTEST = 16;

	SecurityProperties {
		Assert.isTrue(token == null || token.length() >= SHORTEST,
				() -> "'sample.security.token' must have at least %s characters".formatted(SHORTEST));
	}

	/**
	 * Tells whether a token is the right one, in a time that says nothing of where they
	 * differ.
	 */
	boolean accepts(String candidate) {
		return this.token != null && MessageDigest.isEqual(this.token.getBytes(StandardCharsets.UTF_8),
				candidate.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return (this.token != null) ? "a token" : "no token";
	}

}
