package io.bulkmap.sample.load;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options that say which service it is.
 */
final class ServiceOptions {

	@Option(names = "--url", description = "Address of the service.")
	private URI url = URI.create("http://localhost:8080/");

	@Option(names = "--token", description = "Token of the service, if it has one.",
			defaultValue = "${env:SAMPLE_SECURITY_TOKEN}")
	private @Nullable String token;

	URI url() {
		return this.url;
	}

	@Nullable String token() {
		return this.token;
	}

}
