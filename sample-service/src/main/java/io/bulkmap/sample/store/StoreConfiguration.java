package io.bulkmap.sample.store;

import io.bulkmap.BulkMapFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Chooses the store when the process starts, also where the build has prepared the start.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	@Bean
	EntryMaps entryMaps(StoreProperties properties, BulkMapFactory factory) {
		return switch (properties.store()) {
			case BULK_MAP -> new BulkEntryMaps(factory);
			case CONCURRENT_HASH_MAP -> new JavaEntryMaps();
		};
	}

}
