package dev.swraudit.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests {@code sample-input/} from the sample SWR, over real sockets.
 */
class SampleSwrTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final SampleSwr swr = SampleSwr.start(Path.of("sample-input"));

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void returnsTheAccessListAsJson() throws Exception {
		HttpResponse<String> response = get("/payments/repos/checkout-api/access");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body()).contains("\"id\":71041", "\"creator_name\":\"lena.fischer\"", "\"self_auth\":{",
				"\"others_auths\":[{\"user_id\":\"cbfc923c06a81f3a98be3d1dcb346341\"");
	}

	@Test
	void answersInUtf8() throws Exception {
		assertThat(get("/platform/repos/base-jre/access").body()).contains("\"creator_name\":\"jürgen.weiß\"");
	}

	@Test
	void answersWhoCreatedIt() throws Exception {
		HttpResponse<String> response = get("/payments/repos/ledger$batch$settlement");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"creator_id\":\"589d63625488b6c0e07088490a9753c5\"",
				"\"name\":\"ledger/batch/settlement\"");
	}

	@Test
	void takesSlashAsDollarRawOrEscapedOnce() throws Exception {
		assertThat(get("/payments/repos/ledger$batch$settlement/access").statusCode()).isEqualTo(200);
		assertThat(get("/payments/repos/ledger%24batch%24settlement/access").statusCode()).isEqualTo(200);
	}

	@Test
	void knowsNoImageBySlashAsSlashOrDollarEscapedTwice() throws Exception {
		assertError(get("/payments/repos/ledger%2524batch%2524settlement/access"), 404, "SVCSTG.SWR.4040113");
		assertError(get("/payments/repos/ledger%2Fbatch%2Fsettlement/access"), 404, "SVCSTG.SWR.4040113");
		assertError(get("/payments/repos/ledger/batch/settlement/access"), 404, "APIGW.0101");
	}

	@Test
	void refusesMissingAndWrongToken() throws Exception {
		HttpRequest.Builder request = request("/payments/repos/checkout-api/access");
		assertError(send(request), 401, "SVCSTG.SWR.4010000");
		assertError(send(request.setHeader("X-Auth-Token", "expired")), 401, "SVCSTG.SWR.4010000");
	}

	@Test
	void distinguishesUnknownImageFromUnknownOrganization() throws Exception {
		assertError(get("/web/repos/legacy-shop/access"), 404, "SVCSTG.SWR.4040113");
		assertError(get("/web/repos/legacy-shop"), 404, "SVCSTG.SWR.4040113");
		assertError(get("/paymnets/repos/refunds/access"), 404, "SVCSTG.SWR.4040058");
		assertError(get("/paymnets/repos/refunds"), 404, "SVCSTG.SWR.4040058");
	}

	@Test
	void listsTheRepositoriesThatExistWithTheirNumber() throws Exception {
		HttpResponse<String> response = send(
				HttpRequest.newBuilder(this.swr.endpoint().resolve("/v2/manage/repos?limit=1000&offset=0"))
					.setHeader("X-Auth-Token", SampleSwr.TOKEN));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"name\":\"checkout-api\",\"namespace\":\"payments\"")
			.doesNotContain("legacy-shop");
		assertThat(response.headers().firstValue("Content-Range")).get().asString().matches("0-(\\d+)/\\1");
	}

	@Test
	void answersUnknownUrlAsTheGatewayDoesWhateverTheToken() throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.swr.endpoint().resolve("/v3/manage/repos"));
		HttpResponse<String> response = send(request);
		assertError(response, 404, "APIGW.0101");
		assertThat(response.body()).contains("\"error_msg\":", "\"request_id\":");
	}

	@Test
	void allowsOnlyGet() throws Exception {
		HttpRequest.Builder request = request("/payments/repos/checkout-api/access");
		HttpResponse<String> response = send(request.POST(BodyPublishers.ofString("[]")));
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("GET");
	}

	@Test
	void givesAnswersInTheirOrderAndRepeatsTheLast() throws Exception {
		HttpResponse<String> throttled = get("/data/repos/reports/access");
		assertError(throttled, 429, "APIGW.0308");
		assertThat(throttled.headers().firstValue("Retry-After")).contains("1");
		assertThat(get("/data/repos/reports/access").statusCode()).isEqualTo(200);
		assertThat(get("/data/repos/reports/access").statusCode()).isEqualTo(200);
	}

	@Test
	void everyServerStartsAtTheFirstAnswer() throws Exception {
		assertThat(get("/web/repos/storefront/access").statusCode()).isEqualTo(500);
		try (SampleSwr another = SampleSwr.start(Path.of("sample-input"))) {
			URI url = another.endpoint().resolve("/v2/manage/namespaces/web/repos/storefront/access");
			HttpRequest.Builder request = HttpRequest.newBuilder(url).header("X-Auth-Token", SampleSwr.TOKEN);
			assertThat(send(request).statusCode()).isEqualTo(500);
		}
	}

	@Test
	void keepsNoJvmAlive() throws Exception {
		get("/payments/repos/checkout-api/access");
		assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().equals("HTTP-Dispatcher") || thread.getName().equals("sample-swr"))
			.hasSizeGreaterThan(1)
			.allMatch(Thread::isDaemon);
	}

	private void assertError(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).contains("\"" + code + "\"");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path).header("X-Auth-Token", SampleSwr.TOKEN));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.swr.endpoint() + "/v2/manage/namespaces" + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
