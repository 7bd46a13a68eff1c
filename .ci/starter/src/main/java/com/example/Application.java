package com.example;

import java.util.Arrays;
import java.util.Objects;

import io.bulkmap.LongLongBulkMap;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Uses a map, and tells what of bulkmap there is besides.
 */
@SpringBootApplication
public class Application {

	public static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

	@Bean
	ApplicationRunner report(LongLongBulkMap populations, ConfigurableApplicationContext context) {
		return (arguments) -> {
			populations.putAll(new long[] { 2988507, 2950159 }, new long[] { 2138551, 3426354 });
			long[] found = new long[3];
			populations.getAll(new long[] { 2950159, 2988507, 1 }, found, -1);
			System.out.println("found: " + Arrays.toString(found));
			System.out.println("beans: " + Arrays.stream(context.getBeanDefinitionNames())
				.map(context.getBeanFactory()::getType)
				.filter(Objects::nonNull)
				.map(Class::getName)
				.filter((name) -> name.startsWith("io.bulkmap."))
				.sorted()
				.toList());
			String port = context.getEnvironment().getProperty("local.server.port");
			System.out.println((port != null) ? "Open http://localhost:" + port + "/" : "No server");
		};
	}

}
