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
 * Something that can't be written where it should be; the message is one line, names the
 * path and says why.
 */
public final class PublicationException extends UserException {

	private static final String GOES_ON = "; the same command goes on when that is mended";

	public PublicationException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

	/** Something at this path failed. */
	public PublicationException(Path path, IOException cause) {
		super(ExitCode.CONFIGURATION_ERROR, path + ": " + reason(path, cause), cause);
	}

	private static String reason(Path path, IOException cause) {
		if (cause instanceof AccessDeniedException) {
			return "permission denied; this user has to be able to write there";
		}
		if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
			return "a file stands where a directory is needed (" + ((FileSystemException) cause).getFile()
					+ "); name another directory with output=";
		}
		if (cause instanceof FileSystemException fault) {
			String what = Objects.requireNonNullElse(fault.getReason(), fault.getClass().getSimpleName());
			return (path.toString().equals(fault.getFile()) ? what : what + " (" + fault.getFile() + ")") + GOES_ON;
		}
		return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
			.lines()
			.findFirst()
			.orElse("") + GOES_ON;
	}

}
