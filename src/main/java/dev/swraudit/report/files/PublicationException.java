package dev.swraudit.report.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Failure to write or publish files. The message is one line with the path and the
 * reason.
 */
public final class PublicationException extends UserException {

	private static final String CURE = "; correct this, then run the same command again";

	/** Cure where the current user cannot write. */
	public static final String GRANT_WRITE_ACCESS = "give this user write access";

	public PublicationException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

	/** Describes a failure at a path. */
	public PublicationException(Path path, IOException cause) {
		super(ExitCode.CONFIGURATION_ERROR, path + ": " + reason(path, cause), cause);
	}

	private static String reason(Path path, IOException cause) {
		if (cause instanceof AccessDeniedException) {
			return "permission denied; " + GRANT_WRITE_ACCESS;
		}
		if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
			return "a file is in the place of a directory (" + ((FileSystemException) cause).getFile()
					+ "); choose another directory with output=";
		}
		if (cause instanceof FileSystemException fault) {
			String what = Objects.requireNonNullElse(fault.getReason(), fault.getClass().getSimpleName());
			return (path.toString().equals(fault.getFile()) ? what : what + " (" + fault.getFile() + ")") + CURE;
		}
		return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
			.lines()
			.findFirst()
			.orElse("") + CURE;
	}

}
