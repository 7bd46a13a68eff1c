package io.bulkmap.autoconfigure;

import java.util.Comparator;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application for {@link DeclaredMapsAotTests}, which tells what maps it has. It is no
 * nested class, because Spring Boot would not find what was generated for one.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(BulkMapAutoConfiguration.class)
class AotApplication {

	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(AotApplication.class, arguments)) {
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			System.out.println("created=" + factory.maps());
			context.getBeansOfType(LongLongBulkMap.class)
				.values()
				.stream()
				.sorted(Comparator.comparing(LongLongBulkMap::name))
				.forEach((map) -> System.out.println("bean=%s, expectedEntries=%d, found=%s".formatted(map.name(),
						map.options().expectedEntries(), factory.maps().contains(map))));
		}
	}

}
