package dev.swraudit.access.credentials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.Headers;
import dev.swraudit.support.ChildJvm;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client in processes with their own environment and home directory.
 */
class SdkCredentialsProviderIT {

	private static final String NO_TOKEN = "token=";

	private final FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));

	private final Path home;

	SdkCredentialsProviderIT(@TempDir Path home) {
		this.home = home;
	}

	@AfterEach
	void close() {
		this.fake.close();
	}

	@Test
	void environmentTakesPrecedence() throws Exception {
		writeProfile("[basic]\nak = profile-ak\nsk = profile-sk\n");
		Map<String, String> environment = Map.of("HUAWEICLOUD_SDK_AK", "env-ak", "HUAWEICLOUD_SDK_SK", "env-sk",
				"HUAWEICLOUD_SDK_PROJECT_ID", "env-project", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "env-security");
		assertThat(probe(environment)).isEqualTo("Read");
		assertThat(sent().getFirst("Authorization")).startsWith("SDK-HMAC-SHA256 Access=env-ak, ");
		assertThat(sent().getFirst("X-Project-Id")).isEqualTo("env-project");
		assertThat(sent().getFirst("X-Security-Token")).isEqualTo("env-security");
	}

	@Test
	void profileFileIsUsedNext() throws Exception {
		writeProfile("[basic]\nak = profile-ak\nsk = profile-sk\nproject_id = profile-project\n");
		assertThat(probe(Map.of("HW_ACCESS_KEY", "other", "OS_ACCESS_KEY", "other"), "project-id=given-project"))
			.isEqualTo("Read");
		assertThat(sent().getFirst("Authorization")).startsWith("SDK-HMAC-SHA256 Access=profile-ak, ");
		assertThat(sent().getFirst("X-Project-Id")).isEqualTo("given-project");
	}

	@Test
	void emptyChainNamesTheSettings() throws Exception {
		assertThat(probe(Map.of("HW_ACCESS_KEY", "other", "OS_TOKEN", "other"))).startsWith("no credentials; set")
			.contains("audit.swr.token;", "audit.swr.token-file;", "audit.swr.iam-endpoint", "audit.swr.access-key",
					"HUAWEICLOUD_SDK_AK", "~/.huaweicloud/credentials", "audit.swr.ecs-agency=true");
	}

	@Test
	void incompleteKeyInTheEnvironmentIsAnError() throws Exception {
		writeProfile("[basic]\nak = profile-ak\nsk = profile-sk\n");
		assertThat(probe(Map.of("HUAWEICLOUD_SDK_AK", "env-ak")))
			.startsWith("the environment (HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK): contains no access keys: ");
		assertThat(this.fake.log()).isEmpty();
	}

	@Test
	void profileWithoutKeysIsAnError() throws Exception {
		writeProfile("[global]\nak = profile-ak\nsk = profile-sk\n");
		assertThat(probe(Map.of(), "ecs-agency=true")).startsWith("the profile file (" + this.home)
			.contains(": contains no access keys: credential type 'basic' does not exist");
	}

	@Test
	void profileFileIsConfigurable() throws Exception {
		Path file = Files.writeString(this.home.resolve("audit.ini"), "[basic]\nak = named-ak\nsk = named-sk\n");
		assertThat(probe(Map.of("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file.toString()))).isEqualTo("Read");
		assertThat(sent().getFirst("Authorization")).startsWith("SDK-HMAC-SHA256 Access=named-ak, ");
	}

	@Test
	void identityProviderIsNotSupported() throws Exception {
		writeProfile("[basic]\nidp_id = idp\nid_token_file = /token\n");
		assertThat(probe(Map.of()))
			.endsWith(": contains a token of an identity provider, which is not supported; use access keys");
	}

	@Test
	void settingsTakePrecedenceAndLoadNoSdkClasses() throws Exception {
		ChildJvm child = new ChildJvm(this.home).with("HUAWEICLOUD_SDK_AK", "env-ak")
			.with("HUAWEICLOUD_SDK_SK", "env-sk")
			.withOption("-verbose:class");
		String out = child.run(CredentialsProbe.class, this.fake.endpoint().toString(), "token=given-token").out();
		assertThat(sent().getFirst("X-Auth-Token")).isEqualTo("given-token");
		assertThat(out).contains("dev.swraudit.access.credentials.TokenCredentials").doesNotContain("com.huaweicloud");
	}

	private String probe(Map<String, String> environment, String... settings) throws Exception {
		String[] arguments = new String[settings.length + 2];
		arguments[0] = this.fake.endpoint().toString();
		arguments[1] = NO_TOKEN;
		System.arraycopy(settings, 0, arguments, 2, settings.length);
		String out = new ChildJvm(this.home).with(environment).run(CredentialsProbe.class, arguments).out();
		return out.lines().reduce("", (first, last) -> last);
	}

	private Headers sent() {
		return this.fake.log().get(0).headers();
	}

	private void writeProfile(String text) throws Exception {
		Files.writeString(Files.createDirectory(this.home.resolve(".huaweicloud")).resolve("credentials"), text);
	}

}
