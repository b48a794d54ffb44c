package dev.swraudit.access.http;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointTests {

	@ParameterizedTest
	@CsvSource({ "https://swr.example.com, https://swr.example.com",
			"https://swr.example.com/, https://swr.example.com",
			"https://gateway.example.com/swr//, https://gateway.example.com/swr",
			"http://127.0.0.1:8080, http://127.0.0.1:8080", "http://localhost:1, http://localhost:1",
			"http://[::1]:9/, http://[::1]:9", "HTTPS://SWR.example.com/Path, https://swr.example.com/Path" })
	void allowedUrlIsAccepted(String endpoint, URI expected) {
		assertThat(Endpoint.of(endpoint, null)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			http://swr.example.com             ; 'http://swr.example.com'
			http://10.0.0.1                    ; 'http://10.0.0.1'
			http://127.0.0.1.example.com:80/a  ; 'http://127.0.0.1.example.com:80'
			swr.example.com                    ; 'swr.example.com'
			ftp://127.0.0.1                    ; 'ftp://127.0.0.1'
			https://                           ; the given value
			https://swr.example.com?x=1        ; 'https://swr.example.com'
			https://swr.example.com#x          ; 'https://swr.example.com'
			https://a b                        ; the given value
			""")
	void otherUrlsAreRefused(String endpoint, String shown) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Endpoint.of(endpoint, null))
			.withMessage("audit.swr.endpoint: " + shown
					+ " is not an https:// base URL without query (http:// is allowed for loopback addresses only)");
	}

	@ParameterizedTest
	@CsvSource({ "http, 127.0.0.1, true", "http, 127.8.0.1, true", "HTTP, LocalHost, true", "http, [::1], true",
			"http, ::1, true", "http, 0:0:0:0:0:0:0:1, true", "http, ::ffff:127.0.0.1, true", "https, 127.0.0.1, false",
			"https, localhost, false", "http, 10.0.0.1, false", "http, [fe80::1], false",
			"http, 169.254.169.254, false", "http, localhost.example.com, false", "http, ::, false" })
	void httpOnLoopbackIsRecognised(String scheme, String host, boolean expected) {
		assertThat(Endpoint.isHttpOnLoopback(scheme, host)).isEqualTo(expected);
	}

	@Test
	void passwordInUrlIsNotRepeated() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> Endpoint.of("https://user:hunter2@swr.example.com", null))
			.withMessageNotContainingAny("hunter2", "user");
	}

	@Test
	void regionHasAnEndpoint() {
		assertThat(Endpoint.of(null, "cn-north-4")).hasToString("https://swr-api.cn-north-4.myhuaweicloud.com");
		assertThat(Endpoint.of(null, "eu-west-101")).hasToString("https://swr-api.eu-west-101.myhuaweicloud.eu");
		assertThat(Endpoint.of(null, "eu-de")).hasToString("https://swr-api.eu-de.otc.t-systems.com");
		assertThat(Endpoint.of(null, "eu-nl")).hasToString("https://swr-api.eu-nl.otc.t-systems.com");
	}

	@Test
	void missingAndAmbiguousSettingsAreRefused() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Endpoint.of(null, " "))
			.withMessageStartingWith("no endpoint; set audit.swr.endpoint");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> Endpoint.of("https://swr.example.com", "cn-north-4"))
			.withMessageContaining("are both set");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Endpoint.of(null, "moon"))
			.withMessageContaining("'moon'");
	}

}
