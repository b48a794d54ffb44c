package dev.swraudit.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server key with a self-signed certificate, created by the JDK's keytool.
 *
 * @param tls what the server speaks
 * @param certificate the certificate as a PEM file
 */
public record SelfSigned(SSLContext tls, Path certificate) {

	private static final char[] PASSWORD = "changeit".toCharArray();

	/**
	 * Makes a key and its certificate.
	 * @param name for whom, such as {@code ip:127.0.0.1}
	 */
	public static SelfSigned make(Path directory, String name) {
		Path file = directory.resolve(name.replaceAll("\\W", "_") + ".p12");
		try {
			Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-keyalg", "EC", "-alias", "server", "-dname", "CN=test", "-ext", "san=" + name,
					"-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD))
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (keytool.waitFor() != 0) {
				throw new IllegalStateException("keytool failed");
			}
			return read(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SelfSigned read(Path file) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD);
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(keys.getKeyManagers(), null, null);
		String pem = "-----BEGIN CERTIFICATE-----\n"
				+ Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded())
				+ "\n-----END CERTIFICATE-----\n";
		return new SelfSigned(tls, Files.writeString(Path.of(file + ".pem"), pem));
	}

}
