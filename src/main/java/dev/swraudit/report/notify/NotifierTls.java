package dev.swraudit.report.notify;

import java.util.Optional;

import javax.net.ssl.SSLContext;

import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.message.UserInput;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.Environment;

/**
 * Certificates that the notifiers trust. Read from the environment, because notifications
 * are sent even if the application context fails.
 */
final class NotifierTls {

	private static final String SETTING = "audit.notify.ssl-bundle";

	private NotifierTls() {
	}

	/**
	 * Returns the context of the SSL bundle; null if none is set.
	 * @throws InvalidSettingException if the bundle does not exist or cannot be read
	 */
	static @Nullable SSLContext of(@Nullable String name, Environment settings) {
		if (name == null || name.isBlank()) {
			return null;
		}
		boolean shown = UserInput.isName(name);
		SslBundle bundle = shown ? bundle(name, Binder.get(settings)).orElse(null) : null;
		if (bundle == null) {
			throw new InvalidSettingException(SETTING + ": no SSL bundle "
					+ (shown ? "'" + name + "'" : "of the given name") + "; define it with spring.ssl.bundle.pem."
					+ (shown ? name : "NAME") + ".truststore.certificate");
		}
		try {
			return bundle.createSslContext();
		}
		catch (IllegalStateException ex) {
			throw new InvalidSettingException(
					SETTING + ": SSL bundle '" + name + "' cannot be read: " + ex.getMessage());
		}
	}

	private static Optional<SslBundle> bundle(String name, Binder binder) {
		PemSslBundleProperties pem = binder.bind("spring.ssl.bundle.pem." + name, PemSslBundleProperties.class)
			.orElse(null);
		JksSslBundleProperties jks = binder.bind("spring.ssl.bundle.jks." + name, JksSslBundleProperties.class)
			.orElse(null);
		return (pem != null) ? Optional.of(PropertiesSslBundle.get(pem))
				: Optional.ofNullable(jks).map(PropertiesSslBundle::get);
	}

}
