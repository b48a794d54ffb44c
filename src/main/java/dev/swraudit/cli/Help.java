package dev.swraudit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The texts of {@code --help} and {@code --version}.
 */
public final class Help {

	private Help() {
	}

	/** Parameters, main settings, exit codes and an example. */
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

	/** The version that the build gave, as the jar's manifest tells it. */
	public static String version() {
		return Objects.requireNonNullElse(Help.class.getPackage().getImplementationVersion(), "development");
	}

}
