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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Permission bits of files and directories. They have no effect on a file system without
 * such bits.
 */
public record OutputMode(Set<PosixFilePermission> file, Set<PosixFilePermission> directory) {

	private static final Pattern OCTAL = Pattern.compile("0?6[0246][0246]");

	private static final Logger logger = LoggerFactory.getLogger(OutputMode.class);

	private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	/**
	 * Returns the mode for three octal digits. The owner must be able to read and write,
	 * and no file is executable.
	 * @throws IllegalArgumentException if the digits are not such a mode
	 */
	public static OutputMode of(String octal) {
		if (!OCTAL.matcher(octal).matches()) {
			throw new IllegalArgumentException("audit.output-mode: " + UserInput.quoted(octal)
					+ " is not a file mode; use 6 and two of the digits 0, 2, 4 and 6, such as 600 or 640");
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
	 * Returns the attributes for the creation of a file, so that it never has wider
	 * permissions than intended.
	 */
	public FileAttribute<?>[] fileAttributes() {
		return attributes(this.file);
	}

	private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
		return POSIX ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Sets the bits that the umask of the process removed. A refusal is ignored, because
	 * it leaves no wider permissions than the file was created with; {@link OutputProbe}
	 * warns of it before the run begins.
	 */
	public void applyToFile(Path path) {
		apply(path, this.file);
	}

	private static void apply(Path path, Set<PosixFilePermission> permissions) {
		try {
			set(path, permissions);
		}
		catch (IOException ex) {
			logger.debug("The mode of {} cannot be set", path, ex);
		}
	}

	private static void set(Path path, Set<PosixFilePermission> permissions) throws IOException {
		if (POSIX) {
			Files.setPosixFilePermissions(path, permissions);
		}
	}

	/**
	 * Requires that the modes of a file and a directory can be set and have an effect.
	 * @throws IOException if the file system refuses or ignores them
	 */
	void requireSettable(Path ofFile, Path ofDirectory) throws IOException {
		set(ofFile, this.file);
		set(ofDirectory, this.directory);
		requireSet(ofFile, this.file);
		requireSet(ofDirectory, this.directory);
	}

	private static void requireSet(Path path, Set<PosixFilePermission> wanted) throws IOException {
		if (POSIX && !Files.getPosixFilePermissions(path).equals(wanted)) {
			throw new IOException("it shows " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
					+ " instead of " + PosixFilePermissions.toString(wanted));
		}
	}

	/**
	 * Creates a directory and its missing parents. An existing directory keeps its mode.
	 */
	public void createDirectories(Path path) throws IOException {
		Path parent = path.getParent();
		if (Files.isDirectory(path)) {
			return;
		}
		if (parent != null) {
			createDirectories(parent);
		}
		if (create(path)) {
			apply(path, this.directory);
		}
	}

	/**
	 * Creates a directory. Returns false if it exists, because another run can create it
	 * at the same time.
	 */
	private boolean create(Path path) throws IOException {
		try {
			Files.createDirectory(path, attributes(this.directory));
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
