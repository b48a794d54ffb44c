package dev.swraudit.access.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.SmallProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NotificationSenderTests {

	private static final Duration LIMIT = Duration.ofSeconds(9);

	private final SmallProxy proxy = SmallProxy.start();

	private final FakeSwr receiver = FakeSwr.start((request) -> Response.of(200, ""));

	@AfterEach
	void close() throws IOException {
		this.receiver.close();
		this.proxy.close();
	}

	/**
	 * Kind of notification by its address.
	 */
	private interface Message {

		NotificationSender to(String address, String proxy);

	}

	static Stream<Message> messages() {
		return Stream.of(
				(address, proxy) -> NotificationSender.toSecret("audit.notify.webhook", address).through("p", proxy),
				(address, proxy) -> NotificationSender.to("audit.metrics.pushgateway", address, "")
					.through("p", proxy));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void httpToLoopbackAddressBypassesTheProxy(Message message) throws Exception {
		send(message.to(this.receiver.endpoint() + "/hook", this.proxy.url()));
		assertThat(this.proxy.log()).isEmpty();
		assertThat(this.receiver.log()).extracting(Request::path).containsExactly("/hook");
	}

	@ParameterizedTest
	@MethodSource("messages")
	void systemProxyIsNotUsed(Message message) throws Exception {
		URI url = URI.create(this.proxy.url());
		ProxySelector before = ProxySelector.getDefault();
		ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(url.getHost(), url.getPort())));
		try {
			send(message.to(this.receiver.endpoint() + "/hook", ""));
		}
		finally {
			ProxySelector.setDefault(before);
		}
		assertThat(this.proxy.log()).isEmpty();
		assertThat(this.receiver.log()).extracting(Request::path).containsExactly("/hook");
	}

	@ParameterizedTest
	@MethodSource("messages")
	void otherMessagesUseTheProxy(Message message) {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> send(message.to("https://hook.invalid/secret", this.proxy.url())))
			.withMessageNotContaining("invalid");
		assertThat(this.proxy.log()).first().isEqualTo("CONNECT hook.invalid:443 HTTP/1.1");
	}

	@Test
	void unknownHostOfASecretAddressIsNotRepeated() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> send(NotificationSender.toSecret("audit.notify.webhook", "https://hook.invalid/secret")))
			.withMessage("unknown host");
	}

	private static void send(NotificationSender notificationSender) throws IOException, InterruptedException {
		notificationSender.send("POST", "text/plain", "text".getBytes(StandardCharsets.UTF_8), LIMIT);
	}

}
