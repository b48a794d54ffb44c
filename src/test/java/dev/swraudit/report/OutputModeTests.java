package dev.swraudit.report;

import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OutputModeTests {

	@ParameterizedTest
	@CsvSource({ "600, rw-------, rwx------", "640, rw-r-----, rwxr-x---", "0644, rw-r--r--, rwxr-xr-x",
			"620, rw--w----, rwx-w----" })
	void directoriesAreSearchableWhereFilesAreReadable(String octal, String file, String directory) {
		OutputMode mode = OutputMode.of(octal);
		assertThat(PosixFilePermissions.toString(mode.file())).isEqualTo(file);
		assertThat(PosixFilePermissions.toString(mode.directory())).isEqualTo(directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rw", "400", "700", "608", "4600", "6400", "601" })
	void otherModesAreRefusedByName(String octal) {
		assertThatIllegalArgumentException().isThrownBy(() -> new OutputProperties(octal))
			.withMessageStartingWith("audit.output-mode: '" + octal + "' is not");
	}

}
