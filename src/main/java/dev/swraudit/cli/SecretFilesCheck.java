package dev.swraudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Checks that the files that can contain secrets are unreadable for users outside their
 * group: the settings of the scope, the token file, and {@code application.yaml}.
 */
final class SecretFilesCheck {

	private static final String SUBJECT = "secrets";

	/** Variable with which {@code jobs/check.sh} names the settings of the scope. */
	private static final String SCOPE_SETTINGS = "SWR_AUDIT_CONFIG";

	private SecretFilesCheck() {
	}

	static CheckResult run(Environment settings) {
		List<String> readable = Stream
			.of(settings.getProperty(SCOPE_SETTINGS), settings.getProperty("audit.swr.token-file"), "application.yaml",
					"application.yml", "application.properties", "config/application.yaml", "config/application.yml",
					"config/application.properties")
			.filter(Objects::nonNull)
			.filter(SecretFilesCheck::isReadableForOthers)
			.toList();
		return readable.isEmpty() ? CheckResult.ok(SUBJECT, "no file with secrets is readable for all users")
				: CheckResult.warning(SUBJECT, "readable for all users of this host: " + String.join(", ", readable),
						"chmod o= " + String.join(" ", readable));
	}

	/** Returns whether others can search all directories above a file. */
	private static boolean isReachableForOthers(Path file) throws IOException {
		for (Path above = file.getParent(); above != null; above = above.getParent()) {
			if (!has(above, PosixFilePermission.OTHERS_EXECUTE)) {
				return false;
			}
		}
		return true;
	}

	private static boolean has(Path path, PosixFilePermission permission) throws IOException {
		return Files.getPosixFilePermissions(path).contains(permission);
	}

	private static boolean isReadableForOthers(@Nullable String file) {
		try {
			Path path = Path.of(Objects.requireNonNullElse(file, ""));
			return Files.isRegularFile(path) && has(path.toRealPath(), PosixFilePermission.OTHERS_READ)
					&& isReachableForOthers(path.toRealPath());
		}
		catch (IOException | InvalidPathException | UnsupportedOperationException ex) {
			// Other checks read the file; a file system without modes has none to set.
			return false;
		}
	}

}
