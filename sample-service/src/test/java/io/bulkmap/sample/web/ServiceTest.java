package io.bulkmap.sample.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Marks tests that talk to the running service. It has batches of 4 lines, bodies of up
 * to 4 KB, 3 of them at once, lines of up to 100 bytes, and up to 20 maps.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sample.ingest.batch-size=4", "sample.ingest.max-body-size=4KB",
				"sample.ingest.max-line-length=100B", "sample.ingest.max-concurrent=3", "sample.maps.max-count=20" })
@interface ServiceTest {

}
