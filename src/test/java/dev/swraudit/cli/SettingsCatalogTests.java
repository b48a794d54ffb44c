package dev.swraudit.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.message.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

class SettingsCatalogTests {

	private static final String FOR_ONE_RUN = "' is given in the environment or a file, but is valid for one run only; set"
			+ " it on the command line: --audit.new-history=true";

	private static final SettingsCatalog SETTINGS = SettingsCatalog.load();

	@ParameterizedTest
	@ValueSource(strings = { "audit.swr.token", "audit.swr.requestsPerSecond", "audit.incomplete-on[0]", "spring.any" })
	void knownSettingsPass(String name) {
		assertThatNoException().isThrownBy(() -> check(new MapPropertySource("given", Map.of(name, "x"))));
	}

	@ParameterizedTest
	@CsvSource({ "audit.colour, unknown setting 'audit.colour';",
			"audit.swr.tokenMIIc4nary, unknown setting that starts with 'audit.swr.token';",
			"audit.swr.token:MIIc4nary, unknown setting that starts with 'audit.swr.token';",
			"audit.swr.token-file.MIIc4nary1, unknown setting that starts with 'audit.swr.token-file';",
			"audit.MIIc4nary/1, unknown setting that starts with 'audit.';" })
	void unknownSettingsAreRepeatedOnlyIfTheyLookLikeNames(String name, String message) {
		assertThat(refusal(new MapPropertySource("given", Map.of(name, "x")))).startsWith(message)
			.contains("; the settings are audit.", "audit.swr.token,")
			.doesNotContain("c4nary");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {
			"audit.swr.regoin, unknown setting 'audit.swr.regoin'; did you mean audit.swr.region?",
			"audit.region, unknown setting 'audit.region'; did you mean audit.swr.region?",
			"audit.swr.fail-on, unknown setting 'audit.swr.fail-on'; did you mean audit.fail-on?",
			"audit.swr.ssl_bundel, \"unknown setting that starts with 'audit.'; its name is not shown, because it may"
					+ " contain a secret; did you mean audit.swr.ssl-bundle?\"",
			"region, unknown setting 'region' without its prefix; did you mean audit.swr.region?",
			"swr.region, unknown setting 'region' without its prefix; did you mean audit.swr.region?",
			"failOn, unknown setting 'fail-on' without its prefix; did you mean audit.fail-on?",
			"rules[0], unknown setting 'rules' without its prefix; did you mean audit.rules?" })
	void theSettingThatWasMeantIsNamed(String name, String message) {
		assertThat(refusal(new MapPropertySource("given", Map.of(name, "c4nary")))).isEqualTo(message);
	}

	@Test
	void otherProgramsSettingsInTheEnvironmentPass() {
		assertThatNoException().isThrownBy(() -> check(environment("REGION")));
		assertThatNoException()
			.isThrownBy(() -> check(new MapPropertySource("systemProperties", Map.of("proxy", "x", "region", "x"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUDIT_PORT", "AUDIT_SERVICE_HOST", "AUDIT_SERVICE_PORT", "AUDIT_SERVICE_PORT_HTTP",
			"AUDIT_PORT_8080_TCP", "AUDIT_PORT_8080_TCP_ADDR", "AUDIT_DB_SERVICE_HOST", "AUDIT_DB_PORT_5432_TCP_PORT" })
	void aServiceLinkOfKubernetesIsNotCalledAMistypedSetting(String variable) {
		assertThat(refusal(environment(variable))).startsWith("environment variable '" + variable
				+ "' is not a setting, but looks like one that Kubernetes adds for a service whose name begins"
				+ " with audit; set" + " enableServiceLinks: false in the pod's specification, or rename the service");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_DATASOURCE_ULR", "SPRING_DATASOURCE_RUL" })
	void aMistypedSettingOfTheDatabaseIsNamed(String name) {
		assertThatNoException().isThrownBy(() -> check(environment("SPRING_DATASOURCE_HIKARI_POOLNAME")));
		assertThatNoException().isThrownBy(() -> check(environment("SPRING_DATASOURCE_DRIVER_CLASS_NAME")));
		assertThat(refusal(environment(name)))
			.isEqualTo("unknown setting under spring.datasource; did you mean spring.datasource.url?");
	}

	@Test
	void aMistypedVariableIsNamed() {
		assertThat(refusal(environment("AUDIT_COLOUR"))).startsWith("unknown setting 'AUDIT_COLOUR'; the settings");
		assertThat(refusal(environment("AUDIT_SWR_TOKN")))
			.isEqualTo("unknown setting 'AUDIT_SWR_TOKN'; did you mean AUDIT_SWR_TOKEN?");
		assertThat(refusal(environment("AUDIT_FAIL_OM")))
			.isEqualTo("unknown setting 'AUDIT_FAIL_OM'; did you mean AUDIT_FAIL_ON?");
		assertThat(refusal(environment("AUDIT_SWR:MIIc4nary"))).startsWith("unknown setting in the environment; the")
			.doesNotContain("c4nary");
		assertThatNoException().isThrownBy(() -> check(environment("AUDIT_SWR_TOKENFILE")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUDIT_NEW_HISTORY", "AUDIT_NEWHISTORY", "audit.new-history" })
	void aSettingForOneRunIsRefusedInTheEnvironment(String variable) {
		assertThat(refusal(environment(variable))).isEqualTo("setting '" + variable + FOR_ONE_RUN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "audit.new-history", "audit.newHistory", "audit.new_history", "AUDIT.NEW-HISTORY" })
	void aSettingForOneRunIsRefusedInAFile(String name) {
		assertThat(refusal(new MapPropertySource("application.yaml", Map.of(name, "true"))))
			.isEqualTo("setting '" + name + FOR_ONE_RUN);
	}

	@Test
	void aSettingForOneRunPassesOnTheCommandLine() {
		assertThatNoException()
			.isThrownBy(() -> check(new SimpleCommandLinePropertySource("--audit.new-history=true")));
	}

	private static PropertySource<?> environment(String variable) {
		return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "x"));
	}

	private static String refusal(PropertySource<?> given) {
		return String.valueOf(catchThrowable(() -> check(given)).getMessage());
	}

	private static void check(PropertySource<?> given) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		environment.getPropertySources().addFirst(given);
		SETTINGS.check(environment);
	}

	/** Among them every setting whose name looks like that of a secret. */
	@Test
	void manifestLeavesSecretsOut() {
		StandardEnvironment environment = new StandardEnvironment();
		Map<String, Object> settings = new HashMap<>();
		for (String secret : List.of("audit.swr.token", "audit.swr.password", "audit.swr.access-key",
				"audit.swr.secret-key", "audit.swr.security-token", "audit.notify.webhook")) {
			settings.put(secret, "secret");
		}
		settings.put("audit.swr.username", "auditor");
		settings.put("audit.incomplete-on", "FAILED,INVALID");
		environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
		assertThat(SettingsCatalog.load().inForce(environment))
			.isEqualTo(Map.of("audit.swr.username", "auditor", "audit.incomplete-on", "FAILED,INVALID"));
	}

	@Test
	void secretDoesNotPrint() {
		assertThat(SecretValue.of("secret")).hasToString("***");
	}

}
