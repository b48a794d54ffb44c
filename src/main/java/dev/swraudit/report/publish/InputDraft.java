package dev.swraudit.report.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;

import org.springframework.util.FileSystemUtils;

/**
 * Temporary copy of an input. {@link #keep()} makes it the stored copy after it has been
 * verified, so that another input, a full disk or a crash cannot damage the stored copy.
 * Closing a draft that was not kept deletes it.
 */
public final class InputDraft implements AutoCloseable {

	private final Path stored;

	private final Path draft;

	private final OutputMode mode;

	private boolean opened;

	private boolean kept;

	InputDraft(Path stored, OutputMode mode) {
		this.stored = stored;
		this.draft = stored.resolveSibling("." + stored.getFileName() + ".draft");
		this.mode = mode;
	}

	/**
	 * Opens the empty draft and creates its directory if it does not exist.
	 */
	public OutputStream open() throws IOException {
		Path directory = directory();
		this.mode.createDirectories(directory);
		this.opened = true;
		Files.deleteIfExists(this.draft);
		return Channels.newOutputStream(FileChannel.open(this.draft,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), this.mode.fileAttributes()));
	}

	/** Returns the path of the draft. */
	public Path path() {
		return this.draft;
	}

	/**
	 * Replaces the stored copy with the draft.
	 */
	public void keep() throws IOException {
		try (FileChannel channel = FileChannel.open(this.draft, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		Files.move(this.draft, this.stored, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		OutputDirectory.sync(directory());
		this.opened = false;
		this.kept = true;
	}

	/**
	 * Deletes a draft that was not kept, and its directory if that has no stored copy.
	 */
	@Override
	public void close() throws IOException {
		if (this.opened) {
			Files.deleteIfExists(this.draft);
		}
		if (!this.kept && !Files.exists(this.stored)) {
			FileSystemUtils.deleteRecursively(directory());
		}
	}

	private Path directory() {
		return this.stored.resolveSibling("");
	}

}
