package io.bulkmap.sample.operate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the manifests and the Dockerfile fit each other and the service, which is
 * all that can be said of them where there is neither a cluster nor Docker.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ManifestTests {

	private static final Pattern ENV = Pattern.compile("([A-Z][A-Z_0-9]+)=\\S+");

	private static final Pattern SUM = Pattern
		.compile("# +[+=]? *(\\d+) Mi  (heap|maps|everything else|the container)");

	private final int port;

	private final String manifests;

	private final String dockerfile;

	private final Map<String, Map<String, Object>> byKind = new TreeMap<>();

	ManifestTests(@LocalServerPort int port) throws IOException {
		this.port = port;
		this.manifests = Files.readString(Path.of("kubernetes/sample-service.yaml"));
		this.dockerfile = Files.readString(Path.of("Dockerfile"));
		for (Object document : new Yaml().loadAll(this.manifests)) {
			Map<String, Object> manifest = map(document);
			this.byKind.put((String) manifest.get("kind"), manifest);
		}
	}

	@Test
	void manifestsShouldBeOfOneApplication() {
		assertThat(this.byKind).containsOnlyKeys("Deployment", "NetworkPolicy", "Service");
		Object labels = get(this.byKind.get("Deployment"), "spec", "template", "metadata", "labels");
		assertThat(labels).isEqualTo(get(this.byKind.get("Deployment"), "spec", "selector", "matchLabels"))
			.isEqualTo(get(this.byKind.get("Service"), "spec", "selector"))
			.isEqualTo(get(this.byKind.get("NetworkPolicy"), "spec", "podSelector", "matchLabels"));
	}

	@Test
	void memoryShouldAddUp() {
		Map<String, Long> sum = new TreeMap<>();
		for (MatchResult term : SUM.matcher(this.manifests).results().toList()) {
			sum.put(term.group(2), Long.valueOf(term.group(1)));
		}
		assertThat(sum).hasSize(4);
		assertThat(sum.get("heap") + sum.get("maps") + sum.get("everything else")).isEqualTo(sum.get("the container"));
		assertThat(environment().get("JAVA_TOOL_OPTIONS")).isEqualTo("-Xmx%sm".formatted(sum.get("heap")));
		assertThat(DataSize.parse(environment().get("BULKMAP_MEMORYLIMIT")))
			.isEqualTo(DataSize.ofMegabytes(sum.get("maps")));
		assertThat(get(container(), "resources", "limits", "memory")).isEqualTo(sum.get("the container") + "Mi")
			.isEqualTo(get(container(), "resources", "requests", "memory"));
		assertThat(sum.get("everything else")).isGreaterThanOrEqualTo(256 + sum.get("heap") / 10);
	}

	@Test
	void variablesShouldBePropertiesThatThereAre() throws IOException {
		Set<String> variables = new TreeSet<>(environment().keySet());
		ENV.matcher(this.dockerfile).results().forEach((variable) -> variables.add(variable.group(1)));
		variables.remove("JAVA_TOOL_OPTIONS");

		assertThat(variables).contains("BULKMAP_NATIVE_LIBRARY", "SAMPLE_SECURITY_TOKEN");
		assertThat(knownVariables()).containsAll(variables);
	}

	@ParameterizedTest
	@ValueSource(strings = { "startupProbe", "livenessProbe", "readinessProbe" })
	void probeShouldAskWhatTheServiceAnswers(String probe) throws IOException, InterruptedException {
		assertThat(get(container(), probe, "httpGet", "port")).isEqualTo("http");
		URI uri = URI.create("http://localhost:" + this.port + get(container(), probe, "httpGet", "path"));

		assertThat(HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
			.statusCode()).isEqualTo(200);
	}

	@Test
	void portsShouldBeThoseOfTheService() throws IOException {
		Map<String, Object> settings = map(
				new Yaml().load(Files.readString(Path.of("src/main/resources/application.yaml"))));

		assertThat(get(container(), "ports").toString())
			.isEqualTo("[{name=http, containerPort=8080}, {name=management, containerPort=%s}]"
				.formatted(get(settings, "management", "server", "port")));
		assertThat(this.dockerfile).contains("EXPOSE 8080\n");
	}

	@Test
	void containerShouldHaveNoRightsThatItDoesNotNeed() {
		assertThat(get(container(), "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
		assertThat(get(container(), "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
		assertThat(get(container(), "securityContext", "capabilities", "drop")).isEqualTo(List.of("ALL"));
		assertThat(get(pod(), "automountServiceAccountToken")).isEqualTo(false);
		assertThat(get(pod(), "securityContext", "runAsNonRoot")).isEqualTo(true);
		assertThat(this.dockerfile).contains("USER %s:%s\n".formatted(get(pod(), "securityContext", "runAsUser"),
				get(pod(), "securityContext", "runAsGroup")));
	}

	@Test
	void timeToStopShouldBeEnough() throws IOException {
		Map<String, Object> settings = map(
				new Yaml().load(Files.readString(Path.of("src/main/resources/application.yaml"))));
		int phase = Integer
			.parseInt(get(settings, "spring", "lifecycle", "timeout-per-shutdown-phase").toString().replace("s", ""));
		int sleep = (Integer) get(container(), "lifecycle", "preStop", "sleep", "seconds");

		assertThat((Integer) get(pod(), "terminationGracePeriodSeconds")).isGreaterThan(phase + sleep);
	}

	private Map<String, Object> pod() {
		return map(get(this.byKind.get("Deployment"), "spec", "template", "spec"));
	}

	private Map<String, Object> container() {
		return map(((List<?>) pod().get("containers")).get(0));
	}

	private Map<String, String> environment() {
		Map<String, String> environment = new TreeMap<>();
		for (Object variable : (List<?>) container().get("env")) {
			environment.put((String) map(variable).get("name"), String.valueOf(map(variable).get("value")));
		}
		return environment;
	}

	/**
	 * Returns the variables of all properties that the configuration of the class path
	 * tells of.
	 */
	private static Set<String> knownVariables() throws IOException {
		List<URL> files = new ArrayList<>();
		for (String name : List.of("spring-configuration-metadata.json",
				"additional-spring-configuration-metadata.json")) {
			files.addAll(Collections.list(ManifestTests.class.getClassLoader().getResources("META-INF/" + name)));
		}
		Set<String> variables = new TreeSet<>();
		for (URL file : files) {
			try (InputStream stream = file.openStream()) {
				for (JsonNode property : new JsonMapper().readTree(stream).path("properties")) {
					variables.add(property.get("name")
						.stringValue()
						.replace("-", "")
						.replace('.', '_')
						.toUpperCase(Locale.ROOT));
				}
			}
		}
		return variables;
	}

	private static Object get(Object from, String... path) {
		Object found = from;
		for (String name : path) {
			found = map(found).get(name);
		}
		return found;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
