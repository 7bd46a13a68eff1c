package io.bulkmap.sample.web;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.ErrorResponseException;

/**
 * Everybody who reaches the service may read. Whatever changes something needs the token,
 * if there is one: every request that is not known to read.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String BEARER = "Bearer ";

	/**
	 * All that the page is made of comes from here.
	 */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

	private final SecurityProperties properties;

	private final JsonMapper json;

	SecurityConfiguration(SecurityProperties properties, JsonMapper json) {
		this.properties = properties;
		this.json = json;
	}

	/*
	 * There are no sessions, cookies or passwords: a browser has nothing that the page of
	 * somebody else could make it send, so there is nothing to protect from forgery.
	 */
	@Bean
	SecurityFilterChain filterChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET)
			.permitAll()
			.requestMatchers(HttpMethod.HEAD)
			.permitAll()
			.requestMatchers(HttpMethod.POST, "/api/maps/*/lookup")
			.permitAll()
			.anyRequest()
			.access((authentication, context) -> new AuthorizationDecision(mayChange(context.getRequest()))));
		http.exceptionHandling((exceptions) -> exceptions
			.authenticationEntryPoint((request, response, exception) -> write(response, Problem.unauthorized())));
		http.headers(
				(headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
					.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
					.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
		http.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.csrf(AbstractHttpConfigurer::disable);
		http.requestCache(AbstractHttpConfigurer::disable);
		http.logout(AbstractHttpConfigurer::disable);
		return http.build();
	}

	private boolean mayChange(HttpServletRequest request) {
		return this.properties.token() == null || this.properties.accepts(token(request));
	}

	private static String token(HttpServletRequest request) {
		@Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (header != null && header.startsWith(BEARER)) ? header.substring(BEARER.length()) : "";
	}

	/**
	 * Without a token it is the address that protects the service, and a browser would
	 * bring requests of any page to it under a name that leads here. So only those names
	 * are answered that nobody else has.
	 */
	@Bean
	StrictHttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		if (this.properties.token() == null) {
			firewall.setAllowedHostnames(LOOPBACK_NAMES::contains);
		}
		return firewall;
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response, exception) -> write(response, Problem.rejectedRequest(exception.getMessage()));
	}

	private void write(HttpServletResponse response, ErrorResponseException exception) throws IOException {
		ProblemDetail body = exception.getBody();
		exception.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		response.setStatus(body.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), body);
	}

}
