package io.bulkmap.sample.web;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.sample.store.EntryMaps;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the service with maps of the JDK fulfils {@link StoreContract}.
 */
@ServiceTest
@TestPropertySource(properties = "sample.store=concurrent-hash-map")
class ConcurrentHashMapStoreTests extends StoreContract {

	private final BulkMapFactory factory;

	ConcurrentHashMapStoreTests(@LocalServerPort int port, @Autowired EntryMaps store, @Autowired WorkingPlaces places,
			@Autowired BulkMapFactory factory) {
		super(port, store, places);
		this.factory = factory;
	}

	@Override
	String kernel() {
		return "concurrent-hash-map";
	}

	@Test
	void bulkMapsShouldHaveNothing() {
		assertThat(this.factory.maps()).hasSize(1).allSatisfy((map) -> assertThat(map.size()).isZero());
	}

}
