package dev.swraudit.report.files;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

	@Test
	void directoriesCanBeCreatedConcurrently(@TempDir Path directory) throws Exception {
		OutputMode mode = OutputMode.of("600");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int i = 0; i < 200; i++) {
			Path made = directory.resolve(i + "/default/exports");
			CyclicBarrier start = new CyclicBarrier(4);
			Callable<Path> make = () -> {
				start.await();
				mode.createDirectories(made);
				return made;
			};
			for (Future<Path> each : threads.invokeAll(Collections.nCopies(4, make))) {
				assertThat(each.get()).isDirectory();
			}
		}
		threads.shutdown();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rw", "400", "700", "608", "4600", "6400", "601" })
	void otherModesAreRejected(String octal) {
		assertThatIllegalArgumentException().isThrownBy(() -> new OutputProperties(octal))
			.withMessageStartingWith("audit.output-mode: '" + octal + "' is not");
	}

}
