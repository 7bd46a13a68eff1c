package io.bulkmap.sample.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.bulkmap.sample.ingest.Content;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to the description of the API what its methods cannot tell: bodies that are read
 * piece by piece, and problems.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String PROBLEM_TYPE = "application/problem+json";

	@Bean
	OpenAPI openApi() {
		OpenAPI api = new OpenAPI();
		api.info(new Info().title("bulkmap sample service")
			.version("1")
			.description("Maps from whole numbers to whole numbers of 64 bits, written and read in bulk."));
		api.schemaRequirement("token",
				new SecurityScheme().type(SecurityScheme.Type.HTTP)
					.scheme("bearer")
					.description("Needed for whatever changes something, if the service has a token."));
		return api;
	}

	@Bean
	OperationCustomizer operationCustomizer() {
		return OpenApiConfiguration::customize;
	}

	private static Operation customize(Operation operation, HandlerMethod method) {
		Takes takes = method.getMethodAnnotation(Takes.class);
		if (takes != null) {
			operation.setRequestBody(body(takes.value()));
		}
		RequestMapping mapping = method.getMethodAnnotation(RequestMapping.class);
		if (mapping != null && method.isVoid() && mapping.produces().length > 0) {
			operation.getResponses().addApiResponse("200", answer(mapping.produces()));
		}
		Raises raises = method.getMethodAnnotation(Raises.class);
		if (raises != null) {
			addProblems(operation, List.of(raises.value()));
		}
		return operation;
	}

	/**
	 * Returns what is written to the connection piece by piece.
	 */
	private static ApiResponse answer(String[] types) {
		io.swagger.v3.oas.models.media.Content content = new io.swagger.v3.oas.models.media.Content();
		for (String type : types) {
			content.addMediaType(type, switch (type) {
				case MediaTypes.BINARY -> binary();
				case MediaTypes.CSV, MediaTypes.NDJSON -> new MediaType().schema(new StringSchema());
				default -> new MediaType().schema(new ObjectSchema());
			});
		}
		return new ApiResponse().description("OK").content(content);
	}

	private static RequestBody body(Content content) {
		boolean entries = content == Content.ENTRIES;
		return new RequestBody().required(true)
			.description("Of any length, and compressed if Content-Encoding is gzip.")
			.content(new io.swagger.v3.oas.models.media.Content()
				.addMediaType(MediaTypes.NDJSON, text(entries ? "{\"key\":1,\"value\":2}\n" : "{\"key\":1}\n"))
				.addMediaType(MediaTypes.CSV, text(entries ? "key,value\n1,2\n" : "key\n1\n"))
				.addMediaType(MediaTypes.BINARY, binary()));
	}

	private static MediaType text(String example) {
		return new MediaType().schema(new StringSchema()).example(example);
	}

	private static MediaType binary() {
		return new MediaType().schema(new StringSchema().format("binary"));
	}

	private static void addProblems(Operation operation, List<Problem> problems) {
		Map<String, List<Problem>> byStatus = problems.stream()
			.collect(Collectors.groupingBy((problem) -> String.valueOf(problem.status().value()), TreeMap::new,
					Collectors.toList()));
		byStatus.forEach((status, same) -> operation.getResponses()
			.addApiResponse(status,
					new ApiResponse().description(same.stream().map(Problem::title).collect(Collectors.joining(", ")))
						.content(new io.swagger.v3.oas.models.media.Content().addMediaType(PROBLEM_TYPE,
								new MediaType().schema(problemSchema(same))))));
	}

	private static Schema<?> problemSchema(List<Problem> problems) {
		StringSchema type = new StringSchema();
		problems.forEach((problem) -> type.addEnumItem(problem.type()));
		Schema<?> schema = new ObjectSchema().addProperty("type", type);
		for (String text : Arrays.asList("title", "detail", "instance", "reason")) {
			schema.addProperty(text, new StringSchema());
		}
		for (String number : Arrays.asList("status", "line", "offset", "entries", "added", "removed")) {
			schema.addProperty(number, new IntegerSchema().format("int64"));
		}
		return schema;
	}

}
