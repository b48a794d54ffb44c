package dev.swraudit.access.http;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SecretRedactorTests {

	private static final List<String> SECRETS = List.of("pass\"w0rd/cänary", "t0ken+with/slash==", "\"quoted\"",
			"ünïcode-пароль", "with space+plus", "back\\slash", "100%", "p");

	/** Secret that looks like an escaped one. */
	private static final String ODD = "a\\b\\u0041%41";

	/**
	 * Spelling of a secret.
	 */
	private interface Spelling {

		String of(String secret);

	}

	@ParameterizedTest(name = "{0} as {1}")
	@MethodSource
	void everySpellingIsRemoved(String secret, String name, Spelling spelling) {
		String body = "{\"before\": \"1 " + spelling.of(secret) + " 2\"}";
		assertThat(redact(body, secret)).isEqualTo("{\"before\": \"1 *** 2\"}");
	}

	static Stream<Arguments> everySpellingIsRemoved() {
		Map<String, Spelling> escaped = new LinkedHashMap<>();
		escaped.put("plain", (text) -> text);
		escaped.put("JSON", SecretRedactorTests::json);
		escaped.put("JSON in JSON", (text) -> json(json(text)));
		escaped.put("JSON with escaped slashes", (text) -> json(text).replace("/", "\\/"));
		escaped.put("URL", SecretRedactorTests::url);
		escaped.put("URL in URL", (text) -> url(url(text)));
		escaped.put("URL with %20", (text) -> url(text).replace("+", "%20"));
		escaped.put("JSON in URL", (text) -> url(json(text)));
		escaped.put("HTML", SecretRedactorTests::html);
		escaped.put("HTML in HTML", (text) -> html(html(text)));
		Map<String, Spelling> whole = new LinkedHashMap<>(escaped);
		whole.put("JSON of all", (text) -> ofAll(text, "\\u%04x"));
		whole.put("JSON of all, upper case", (text) -> ofAll(text, "\\u%04X"));
		whole.put("HTML of all, decimal", (text) -> ofAll(text, "&#%d;"));
		whole.put("HTML of all, hexadecimal", (text) -> ofAll(text, "&#x%x;"));
		whole.put("URL of all, lower case", SecretRedactorTests::urlOfAll);
		return Stream.concat(
				escaped.entrySet().stream().map((spelling) -> arguments(ODD, spelling.getKey(), spelling.getValue())),
				SECRETS.stream()
					.flatMap((secret) -> whole.entrySet()
						.stream()
						.map((spelling) -> arguments(secret, spelling.getKey(), spelling.getValue()))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "12" })
	void base64IsRemoved(String before) {
		String secret = "pass\"w0rd/cänary?>";
		for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
			String text = encoder.encodeToString((before + secret + "after").getBytes(StandardCharsets.UTF_8));
			assertThat(redact("x " + text + " y", secret)).contains("***").hasSizeLessThan(30);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ISO-8859-1", "UTF-8", "windows-1252" })
	void secretIsRemovedInAnyCharset(String charset) {
		byte[] body = "an echo: pass-cänary.".getBytes(Charset.forName(charset));
		assertThat(SecretRedactor.redact(body, List.of("pass-cänary"))).asString(StandardCharsets.US_ASCII)
			.isEqualTo("an echo: ***.");
	}

	@Test
	void everyOccurrenceOfEverySecretIsRemoved() {
		assertThat(redact("s3cretAs3cretB s3cretB\\u0073\\u0033cretA", "s3cretA", "s3cretB"))
			.isEqualTo("****** ******");
	}

	@Test
	void jsonRemainsValid() {
		for (String secret : SECRETS) {
			String body = JsonMapper.shared().writeValueAsString(List.of(secret, "x" + secret + "y", "z"));
			assertThat(JsonMapper.shared().readTree(redact(body, secret)).size()).as(secret).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "s3cre", "3cret", "s3 cret", "S3CRET", "s3\\u0000cret", "\\", "%", "&", "\\u", "%s3",
			"s3cre\\u007", "\u00e4", "中文" })
	void otherTextIsUnchanged(String text) {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		assertThat(SecretRedactor.redact(body, List.of("s3cret", ""))).isSameAs(body);
	}

	@Test
	void binaryDataIsUnchanged() {
		byte[] body = new byte[256];
		for (int i = 0; i < body.length; i++) {
			body[i] = (byte) i;
		}
		assertThat(SecretRedactor.redact(body, List.of("s3cret"))).isSameAs(body);
		assertThat(SecretRedactor.redact(body, List.of("abc"))).hasSize(256)
			.startsWith(0, 1, 2)
			.endsWith((byte) 0xfe, (byte) 0xff);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\", "%5C", "%25", "&amp;", "\\u005c", "\\u4e2d", "中", "s3cre", "&#92;", "%e4" })
	void hostileTextIsReadInLinearTime(String part) {
		byte[] body = part.repeat(200_000 / part.length()).getBytes(StandardCharsets.UTF_8);
		assertTimeoutPreemptively(Duration.ofSeconds(30),
				() -> assertThat(SecretRedactor.redact(body, List.of("s3cret", "ä\\secret"))).isSameAs(body));
	}

	private static String redact(String body, String... secrets) {
		return new String(SecretRedactor.redact(body.getBytes(StandardCharsets.UTF_8), List.of(secrets)),
				StandardCharsets.UTF_8);
	}

	private static String json(String text) {
		String quoted = JsonMapper.shared().writeValueAsString(text);
		return quoted.substring(1, quoted.length() - 1);
	}

	private static String ofAll(String text, String format) {
		return text.chars().mapToObj(format::formatted).collect(Collectors.joining());
	}

	private static String html(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("'", "&#39;");
	}

	private static String url(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String urlOfAll(String text) {
		StringBuilder escaped = new StringBuilder();
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			escaped.append("%%%02x".formatted(octet & 0xff));
		}
		return escaped.toString();
	}

}
