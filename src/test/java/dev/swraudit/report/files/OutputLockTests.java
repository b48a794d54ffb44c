package dev.swraudit.report.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutputLockTests {

	private final OutputLock lock = new OutputLock(OutputMode.of("640"));

	@TempDir
	Path directory;

	@Test
	void lockIsHeldByOneRunAtATime() {
		try (OutputLock.Held held = this.lock.tryAcquire(this.directory, "default").orElseThrow()) {
			assertThat(held).isNotNull();
			assertThat(this.lock.tryAcquire(this.directory, "default")).isEmpty();
			assertThat(new OutputLock(OutputMode.of("600")).tryAcquire(this.directory, "default")).isEmpty();
		}
		try (OutputLock.Held held = this.lock.tryAcquire(this.directory, "default").orElseThrow()) {
			assertThat(held).isNotNull();
		}
	}

	@Test
	void everyScopeAndOutputHasItsOwnLock() {
		try (OutputLock.Held one = this.lock.tryAcquire(this.directory, "one").orElseThrow();
				OutputLock.Held two = this.lock.tryAcquire(this.directory, "two").orElseThrow();
				OutputLock.Held elsewhere = this.lock.tryAcquire(this.directory.resolve("other"), "one")
					.orElseThrow()) {
			assertThat(one).isNotSameAs(two).isNotSameAs(elsewhere);
		}
	}

	@Test
	void pathsOfTheSameDirectoryShareTheLock() throws IOException {
		Path output = Files.createDirectory(this.directory.resolve("output"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), output);
		try (OutputLock.Held held = this.lock.tryAcquire(output, "default").orElseThrow()) {
			assertThat(held).isNotNull();
			assertThat(this.lock.tryAcquire(link, "default")).isEmpty();
			assertThat(this.lock.tryAcquire(output.resolve("../output"), "default")).isEmpty();
		}
	}

	@Test
	void lockFileIsHiddenAndHasTheOutputMode() throws IOException {
		this.lock.tryAcquire(this.directory.resolve("out"), "default").orElseThrow().close();
		Path scope = this.directory.resolve("out/default");
		assertThat(scope.toFile().list()).containsExactly(".lock");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scope))).isEqualTo("rwxr-x---");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scope.resolve(".lock"))))
			.isEqualTo("rw-r-----");
	}

	@Test
	void fileSystemWithoutLocksIsRejected() {
		OutputLock withoutLocks = new OutputLock(OutputMode.of("600"), (channel) -> {
			throw new IOException("No locks available");
		});
		assertThatExceptionOfType(PublicationException.class)
			.isThrownBy(() -> withoutLocks.tryAcquire(this.directory, "default"))
			.withMessage(this.directory.resolve("default/.lock") + ": the file system cannot lock files (No locks"
					+ " available), so a second run could not be kept out; choose a directory on another file system with output=");
		this.lock.tryAcquire(this.directory, "default").orElseThrow().close();
	}

	@Test
	void failureNamesTheLockFile() throws IOException {
		Files.createDirectories(this.directory.resolve("default/.lock"));
		assertThatExceptionOfType(PublicationException.class)
			.isThrownBy(() -> this.lock.tryAcquire(this.directory, "default"))
			.withMessageStartingWith(this.directory.resolve("default/.lock").toString())
			.withMessageNotContaining("\n");
	}

}
