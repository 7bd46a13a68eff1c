package io.bulkmap.sample.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the service keeps entries in.
 *
 * @param store bulk maps, or, only to compare, maps of the JDK
 */
@ConfigurationProperties("sample")
record StoreProperties(@DefaultValue("bulk-map") Store store) {

}
