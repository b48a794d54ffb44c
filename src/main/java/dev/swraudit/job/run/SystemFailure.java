package dev.swraudit.job.run;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;

import dev.swraudit.message.UserInput;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.context.config.ConfigDataNotFoundException;

/**
 * Describes failures that the machine or its files cause: memory, threads, open files,
 * classes, settings files, input and output.
 */
public final class SystemFailure {

	private static final String AGAIN = "; then run the same command again";

	private SystemFailure() {
	}

	/**
	 * Returns the line about an exhausted limit or an unusable jar, which can be the
	 * cause of any other failure, also of one of the database.
	 */
	static Optional<String> aboutLimit(List<Throwable> chain) {
		return chain.stream().map(SystemFailure::limit).flatMap(Optional::stream).findFirst();
	}

	private static Optional<String> limit(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof OutOfMemoryError) {
			return Optional.of(message.contains("native thread")
					? "the system refuses another thread; raise the limit of processes (ulimit -u; TasksMax of a systemd"
							+ " service; the limit of a container)" + kept()
					: "out of memory: " + UserInput.masked(message) + "; raise the limit with the Java option "
							+ option(message) + kept());
		}
		if (failure instanceof StackOverflowError) {
			return Optional.of("out of memory for a thread's stack; raise the limit with the Java option -Xss, such as"
					+ " -Xss4m" + kept());
		}
		boolean mappedFile = failure instanceof InternalError && message.contains("unsafe memory access");
		if (mappedFile || (failure instanceof LinkageError && !(failure instanceof ExceptionInInitializerError))) {
			return Optional.of("a class of the tool cannot be loaded (" + failure.getClass().getSimpleName()
					+ "), as if the jar was replaced during the run, or is incomplete; install it again" + AGAIN);
		}
		if (failure instanceof IOException && message.contains("Too many open files")) {
			return Optional.of("the system refuses another open file; raise the limit to 1024 or more (ulimit -n;"
					+ " LimitNOFILE of a systemd service)" + kept());
		}
		return Optional.empty();
	}

	private static String option(String message) {
		return message.contains("Metaspace") ? "-XX:MaxMetaspaceSize, such as -XX:MaxMetaspaceSize=256m"
				: message.contains("direct") || message.contains("Direct")
						? "-XX:MaxDirectMemorySize, such as -XX:MaxDirectMemorySize=256m" : "-Xmx, such as -Xmx1g";
	}

	private static String kept() {
		return "; " + RunException.KEPT;
	}

	/** Returns the line about a file that cannot be read or written. */
	static Optional<String> aboutFile(List<Throwable> chain) {
		for (Throwable failure : chain) {
			if (failure instanceof MarkedYAMLException yaml) {
				return Optional.of("a settings file is not valid YAML (application.yaml, or a file of"
						+ " spring.config.*)" + place(yaml.getProblemMark())
						+ "; indent with spaces, and quote values with special characters");
			}
			if (failure instanceof ConfigDataNotFoundException) {
				return Optional.of("a settings file that spring.config.* names does not exist: "
						+ UserInput.masked(String.valueOf(failure.getMessage())));
			}
			if (failure instanceof InvalidPathException) {
				return Optional.of("the name of a file contains characters that Java cannot use in the locale of this"
						+ " process; set LC_ALL=C.UTF-8");
			}
		}
		Throwable root = chain.get(chain.size() - 1);
		return (root instanceof IOException || root instanceof UncheckedIOException)
				? Optional.of("cannot read or write: " + UserInput.masked(reason(root)) + "; correct this" + AGAIN)
				: Optional.empty();
	}

	/** Returns the place, but not the text there, because it can contain a secret. */
	private static String place(@Nullable Mark mark) {
		return (mark != null) ? ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) : "";
	}

	/** Returns the file, if it is known, and why it cannot be read or written. */
	public static String reason(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof NoSuchFileException) {
			return message + ": no such file or directory";
		}
		if (failure instanceof AccessDeniedException) {
			return message + ": not permitted for user " + System.getProperty("user.name");
		}
		if (failure instanceof FileAlreadyExistsException) {
			return message + ": exists, and is not what is needed here";
		}
		if (failure instanceof NotDirectoryException) {
			return message + ": not a directory";
		}
		boolean named = failure instanceof FileSystemException
				|| (failure.getClass() == IOException.class && failure.getMessage() != null);
		boolean coding = failure instanceof CharacterCodingException || failure instanceof CharConversionException;
		return coding ? "a file is not UTF-8" : named ? message : failure.getClass().getSimpleName() + ": " + message;
	}

}
