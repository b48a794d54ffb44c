package dev.swraudit.report.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

import dev.swraudit.message.UserInput;

/**
 * The permission bits of files and directories; on a file system without such bits there
 * is nothing to set.
 */
public record OutputMode(Set<PosixFilePermission> file, Set<PosixFilePermission> directory) {

	private static final Pattern OCTAL = Pattern.compile("0?6[0246][0246]");

	private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	/**
	 * The mode that three octal digits name. The owner needs both read and write, and a
	 * file of results is nothing to execute.
	 * @throws IllegalArgumentException if it is anything else
	 */
	public static OutputMode of(String octal) {
		if (!OCTAL.matcher(octal).matches()) {
			throw new IllegalArgumentException("audit.output-mode: " + UserInput.quoted(octal)
					+ " is not three octal digits of which the first is 6 and the others are 0, 2, 4 or 6, such as 600 or 640");
		}
		int bits = Integer.parseInt(octal, 8);
		return new OutputMode(permissions(bits), permissions(bits | (bits & 0444) >> 2));
	}

	private static Set<PosixFilePermission> permissions(int bits) {
		StringBuilder text = new StringBuilder();
		for (int bit = 8; bit >= 0; bit--) {
			text.append(((bits >> bit) & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
		}
		return PosixFilePermissions.fromString(text.toString());
	}

	/**
	 * What a new file is created with, so that it is at no moment open to more than it
	 * should be.
	 */
	public FileAttribute<?>[] fileAttributes() {
		return POSIX ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(this.file) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Set the bits that the process's umask withheld.
	 */
	public void applyToFile(Path path) throws IOException {
		if (POSIX) {
			Files.setPosixFilePermissions(path, this.file);
		}
	}

	/**
	 * Create a directory and those above it that lack; one that exists stays as it is.
	 */
	public void createDirectories(Path path) throws IOException {
		Path parent = path.getParent();
		if (Files.isDirectory(path)) {
			return;
		}
		if (parent != null) {
			createDirectories(parent);
		}
		if (isCreated(path) && POSIX) {
			Files.setPosixFilePermissions(path, this.directory);
		}
	}

	/** Whether the directory was not there; another run may make it in this moment. */
	private static boolean isCreated(Path path) throws IOException {
		try {
			Files.createDirectory(path);
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(path)) {
				throw ex;
			}
			return false;
		}
	}

}
