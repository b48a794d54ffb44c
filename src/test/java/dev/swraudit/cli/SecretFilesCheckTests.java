package dev.swraudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFilesCheckTests {

	@ParameterizedTest
	@CsvSource({ "rw-r--r--, true", "rw----r--, true", "rw-r-----, false", "rw-------, false" })
	void aFileThatEverybodyCanReadIsAWarning(String mode, boolean warned, @TempDir Path directory) throws IOException {
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path conf = directory.resolve("acme.conf");
		Path token = directory.resolve("token");
		for (Path file : new Path[] { conf, token }) {
			Files.writeString(file, "s3cret");
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
		}
		CheckResult result = SecretFilesCheck
			.run(new MockEnvironment().withProperty("SWR_AUDIT_CONFIG", conf.toString())
				.withProperty("audit.swr.token-file", token.toString()));
		assertThat(result).isEqualTo(warned
				? CheckResult.warning("secrets", "readable for all users of this host: " + conf + ", " + token,
						"chmod o= " + conf + " " + token)
				: CheckResult.ok("secrets", "no file with secrets is readable for all users"));
	}

	@Test
	void aFileInAPrivateDirectoryIsNotReadable(@TempDir Path directory) throws IOException {
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
		Path token = Files.writeString(directory.resolve("token"), "s3cret");
		Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(SecretFilesCheck.run(new MockEnvironment().withProperty("audit.swr.token-file", token.toString()))
			.hasPassed()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "/no/such/file", "''" })
	void aMissingFileIsLeftToOtherChecks(String file) {
		assertThat(SecretFilesCheck.run(new MockEnvironment().withProperty("audit.swr.token-file", file)).hasPassed())
			.isTrue();
	}

}
