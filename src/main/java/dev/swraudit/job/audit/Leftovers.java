package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.swraudit.report.files.OutputProbe;
import dev.swraudit.report.notify.LastRunFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * Hidden files in the output directory of a scope that killed runs left and no run needs.
 * The caller holds the lock of the directory. Files that a run without that lock may be
 * writing, such as an export, are removed when they have not changed for a day.
 */
final class Leftovers {

	private static final Duration AGE = Duration.ofDays(1);

	/** Work and staging directory; group 1 is the directory name of the audit. */
	private static final Pattern AUDIT = Pattern.compile("\\.(\\d{4}-\\d\\d-\\d\\d(?:\\.\\d+)?)\\.(work|partial)");

	private static final Pattern DRAFT = Pattern
		.compile(Pattern.quote(LastRunFile.DRAFT_PREFIX) + ".+|" + Pattern.quote(OutputProbe.PREFIX) + ".+");

	private static final Pattern EXPORT = Pattern.compile("\\..+\\.partial");

	private static final Logger logger = LoggerFactory.getLogger(Leftovers.class);

	private final Path directory;

	private final Instant now;

	/**
	 * Creates the leftovers of a scope.
	 * @param directory the output directory of the scope
	 */
	Leftovers(Path directory, Instant now) {
		this.directory = directory;
		this.now = now;
	}

	/**
	 * Removes the leftovers. A failure is logged, and the next run tries again.
	 * @param unfinished directory names of the audits that can be continued, whose copies
	 * of the input files are kept
	 * @param published directory names of the published audits
	 */
	void remove(Set<String> unfinished, Set<String> published) {
		removeIn(this.directory, (path, name) -> {
			Matcher audit = AUDIT.matcher(name);
			if (!audit.matches()) {
				return DRAFT.matcher(name).matches() && isOld(path);
			}
			return audit.group(2).equals("partial")
					|| (!unfinished.contains(audit.group(1)) && (published.contains(audit.group(1)) || isOld(path)));
		});
		removeIn(this.directory.resolve("exports"), (path, name) -> EXPORT.matcher(name).matches() && isOld(path));
	}

	private static void removeIn(Path directory, Selection selection) {
		if (!Files.isDirectory(directory)) {
			return;
		}
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, ".*")) {
			for (Path entry : entries) {
				if (selection.includes(entry, String.valueOf(entry.getFileName()))) {
					logger.info("Removing {}, which an earlier run left", entry);
					FileSystemUtils.deleteRecursively(entry);
				}
			}
		}
		catch (IOException ex) {
			logger.warn("What earlier runs left in {} cannot be removed", directory, ex);
		}
	}

	/** Returns whether nothing in a directory has changed for a day. */
	private boolean isOld(Path path) throws IOException {
		Instant since = this.now.minus(AGE);
		try (Stream<Path> files = Files.walk(path)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				FileTime changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
				if (!changed.toInstant().isBefore(since)) {
					return false;
				}
			}
			return true;
		}
	}

	/**
	 * Selects the entries to remove.
	 */
	@FunctionalInterface
	private interface Selection {

		boolean includes(Path path, String name) throws IOException;

	}

}
