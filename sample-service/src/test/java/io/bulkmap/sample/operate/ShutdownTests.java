package io.bulkmap.sample.operate;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.SampleApplication;
import io.bulkmap.sample.live.Watchers;
import io.bulkmap.sample.race.Races;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of a service that is told to stop while it works.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownTests {

	private static final String RACE = "{\"entries\":1000000,\"batch\":1}";

	/*
	 * The server takes no more requests, those who watch and race are sent away, and the
	 * body that is arriving is stored to its end.
	 */
	@Test
	void closeShouldLetRunningBodiesEnd(CapturedOutput output) throws IOException, InterruptedException {
		ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--management.server.port=0", "--sample.ingest.batch-size=4", "--server.tomcat.connection-timeout=60s");
		int port = ((WebServerApplicationContext) context).getWebServer().getPort();
		LongLongBulkMap map = context.getBean(BulkMapFactory.class).longLongMap("late");
		ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
		assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
		try (RawClient ingest = new RawClient(port);
				RawClient watch = new RawClient(port);
				RawClient race = new RawClient(port)) {
			ingest.head("""
					POST /api/maps/late/entries HTTP/1.1
					Host: localhost
					Content-Type: text/csv
					Transfer-Encoding: chunked
					Connection: close

					""").chunk("1,1\n2,2\n3,3\n4,4\n5,5\n");
			watch.head("GET /api/live HTTP/1.1\nHost: localhost\nConnection: close\n\n");
			race.head("""
					POST /api/race HTTP/1.1
					Host: localhost
					Content-Type: application/json
					Content-Length: %s
					Connection: close

					""".formatted(RACE.length())).send(RACE);
			await().until(() -> map.size() == 4);
			await().until(() -> context.getBean(Watchers.class).count() == 1);
			await().until(context.getBean(Races.class)::isRunning);

			Thread closing = new Thread(context::close, "closing");
			closing.start();
			assertThat(race.answer()).contains("\"outcome\":\"cancelled\"");
			assertThat(watch.answer()).startsWith("HTTP/1.1 200");
			assertThat(output.toString()).doesNotContain("Graceful shutdown complete");
			ingest.chunk("6,6\n").send("0\r\n\r\n");

			assertThat(ingest.answer()).startsWith("HTTP/1.1 200").contains("\"entries\":6", "\"added\":6");
			closing.join(TimeUnit.MINUTES.toMillis(1));
		}
		assertThat(output).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
		assertThat(context.isActive()).isFalse();
	}

}
