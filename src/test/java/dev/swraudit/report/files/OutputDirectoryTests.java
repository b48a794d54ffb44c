package dev.swraudit.report.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OutputDirectoryTests {

	@TempDir
	private Path directory;

	@Test
	void filesAreWrittenConcurrentlyAndListedInOrder() {
		CountDownLatch secondIsWritten = new CountDownLatch(1);
		try (OutputDirectory output = output()) {
			output.writeInBackground("first", (out) -> {
				await(secondIsWritten);
				out.write("1".getBytes(StandardCharsets.UTF_8));
				return 1L;
			});
			output.write("second", (out) -> 2L);
			secondIsWritten.countDown();
			assertThat(output.files()).extracting(WrittenFile::name).containsExactly("first", "second");
			assertThat(path("first")).hasContent("1");
		}
	}

	@Test
	void backgroundFailureNamesTheFile() {
		try (OutputDirectory output = output()) {
			output.writeInBackground("first", (out) -> {
				throw new IOException("the disk is full");
			});
			output.write("second", (out) -> null);
			assertThatExceptionOfType(PublicationException.class).isThrownBy(output::files)
				.withMessageContaining(path("first") + ": the disk is full");
		}
	}

	@Test
	void backgroundExceptionIsPropagated() {
		try (OutputDirectory output = output()) {
			output.writeInBackground("first", (out) -> {
				throw new IllegalArgumentException("stop");
			});
			assertThatIllegalArgumentException().isThrownBy(output::files).withMessage("stop");
		}
	}

	@Test
	void closeWaitsForBackgroundWrites() {
		CountDownLatch closing = new CountDownLatch(1);
		AtomicBoolean written = new AtomicBoolean();
		try (OutputDirectory output = output()) {
			output.writeInBackground("first", (out) -> {
				await(closing);
				written.set(true);
				return null;
			});
			closing.countDown();
		}
		assertThat(written).isTrue();
	}

	private OutputDirectory output() {
		return OutputDirectory.fresh(this.directory.resolve("out"), OutputMode.of("600"));
	}

	private Path path(String name) {
		return this.directory.resolve("out").resolve(name);
	}

	private static void await(CountDownLatch latch) throws IOException {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

}
