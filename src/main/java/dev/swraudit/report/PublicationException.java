package dev.swraudit.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Something that can't be written where it should be; the message is one line, names the
 * path and says why.
 */
public final class PublicationException extends RuntimeException {

	PublicationException(String message) {
		super(message);
	}

	PublicationException(Path path, IOException cause) {
		super(path + ": " + reason(path, cause), cause);
	}

	private static String reason(Path path, IOException cause) {
		if (cause instanceof AccessDeniedException) {
			return "permission denied";
		}
		if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
			return "a file stands where a directory is needed (" + ((FileSystemException) cause).getFile() + ")";
		}
		if (cause instanceof FileSystemException fault) {
			String what = Objects.requireNonNullElse(fault.getReason(), fault.getClass().getSimpleName());
			return path.toString().equals(fault.getFile()) ? what : what + " (" + fault.getFile() + ")";
		}
		return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
			.lines()
			.findFirst()
			.orElse("");
	}

}
