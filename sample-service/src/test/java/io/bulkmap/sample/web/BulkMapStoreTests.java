package io.bulkmap.sample.web;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.sample.store.EntryMaps;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Tests that the service with bulk maps fulfils {@link StoreContract}.
 */
@ServiceTest
class BulkMapStoreTests extends StoreContract {

	private final BulkMapFactory factory;

	BulkMapStoreTests(@LocalServerPort int port, @Autowired EntryMaps store, @Autowired WorkingPlaces places,
			@Autowired BulkMapFactory factory) {
		super(port, store, places);
		this.factory = factory;
	}

	@Override
	String kernel() {
		return this.factory.kernel().active().id();
	}

}
