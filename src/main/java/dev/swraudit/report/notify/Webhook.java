package dev.swraudit.report.notify;

import java.time.Duration;

import javax.net.ssl.SSLContext;

import dev.swraudit.access.http.NotificationException;
import dev.swraudit.access.http.NotificationSender;
import dev.swraudit.message.SecretValue;
import dev.swraudit.report.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * Webhook that receives one JSON document at the end of every run.
 */
final class Webhook implements Notifier {

	private static final String SETTING = "audit.notify.webhook";

	private final NotificationSender notificationSender;

	private Webhook(NotificationSender notificationSender) {
		this.notificationSender = notificationSender;
	}

	/** Returns the configured webhook; null if none is set. */
	static @Nullable Webhook of(NotifyProperties settings, @Nullable SSLContext tls) {
		SecretValue address = settings.webhook();
		return (address == null || address.reveal().isBlank()) ? null
				: new Webhook(NotificationSender.toSecret(SETTING, address.reveal())
					.through("audit.notify.proxy", settings.proxy())
					.trusting(tls));
	}

	@Override
	public String setting() {
		return SETTING;
	}

	@Override
	public void send(RunResult result, Duration limit) throws NotificationException, InterruptedException {
		this.notificationSender.send("POST", "application/json", Json.bytes(WebhookPayload.of(result)), limit);
	}

}
