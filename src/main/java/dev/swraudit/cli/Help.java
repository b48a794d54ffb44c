package dev.swraudit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.swraudit.report.data.Tool;

/**
 * Texts of {@code --help} and {@code --version}.
 */
public final class Help {

	private Help() {
	}

	/** Returns the parameters, main settings, exit codes and an example. */
	public static String text() {
		try (InputStream text = Help.class.getResourceAsStream("/help.txt")) {
			if (text == null) {
				throw new IllegalStateException("help.txt is not in the build");
			}
			return new String(text.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("help.txt cannot be read", ex);
		}
	}

	/** Returns the version in the jar's manifest. */
	public static String version() {
		return Tool.ownVersion();
	}

}
