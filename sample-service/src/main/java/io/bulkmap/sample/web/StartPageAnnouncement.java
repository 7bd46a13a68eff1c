package io.bulkmap.sample.web;

import java.util.Locale;
import java.util.stream.Collectors;

import io.bulkmap.sample.store.EntryMaps;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the start with the address to open and the maps to be seen there.
 */
@Component
final class StartPageAnnouncement {

	private static final Log logger = LogFactory.getLog(StartPageAnnouncement.class);

	private final EntryMaps store;

	StartPageAnnouncement(EntryMaps store) {
		this.store = store;
	}

	@EventListener
	void announce(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			String management = event.getApplicationContext().getEnvironment().getProperty("local.management.port");
			if (management != null) {
				logger.info("Management endpoints: http://localhost:%s/actuator".formatted(management));
			}
			logger.info("Open http://localhost:%s/ (%s)".formatted(context.getWebServer().getPort(), maps()));
		}
	}

	private String maps() {
		return this.store.all()
			.stream()
			.map((map) -> String.format(Locale.ROOT, "map '%s' with %,d entries", map.name(), map.size().entries()))
			.collect(Collectors.joining(", "));
	}

}
