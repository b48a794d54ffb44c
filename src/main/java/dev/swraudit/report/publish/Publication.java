package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;

import org.springframework.util.FileSystemUtils;

/**
 * The moment from which an audit's files are there for everybody: one rename of a
 * directory that is already whole. What another audit published is never touched.
 */
public final class Publication {

	private final OutputMode mode;

	public Publication(OutputMode mode) {
		this.mode = mode;
	}

	/**
	 * Find out before the work whether its result may be published.
	 * @throws PublicationException if the place can't be written to, or belongs to
	 * another audit
	 */
	public void check(Path output, AuditIdentity audit) {
		requireWritable(output, audit);
		refuseForeign(audit.publishedDirectory(output), audit);
	}

	/**
	 * Checks the same for an audit that nothing is stored of: whatever is at its place
	 * was published by another one, also by one that began in the same second.
	 * @throws PublicationException if the place can't be written to, or is taken
	 */
	public void checkNew(Path output, AuditIdentity audit) {
		requireWritable(output, audit);
		if (exists(audit.publishedDirectory(output))) {
			throw foreign(audit.publishedDirectory(output));
		}
	}

	private void requireWritable(Path output, AuditIdentity audit) {
		Path scope = audit.scopeDirectory(output);
		try {
			this.mode.createDirectories(scope);
		}
		catch (IOException ex) {
			throw new PublicationException(scope, ex);
		}
		if (!Files.isWritable(scope)) {
			throw new PublicationException(scope + ": not writable; this user has to be able to write there");
		}
	}

	/**
	 * Whether the audit's files are at their place and no renewal of them is half done.
	 */
	public boolean isDone(Path output, AuditIdentity audit) {
		return Manifest.isOf(audit, audit.publishedDirectory(output)) && !exists(audit.stagingDirectory(output));
	}

	/**
	 * Whether files with this SHA-256 of their {@code SHA256SUMS} are at the audit's
	 * place.
	 */
	public boolean isPublished(Path output, AuditIdentity audit, String sumsSha256) {
		Path published = audit.publishedDirectory(output);
		return Manifest.isOf(audit, published) && exists(published.resolve(ReportFiles.SUMS))
				&& sumsSha256(published).equals(sumsSha256);
	}

	/** SHA-256 of the {@code SHA256SUMS} in a directory. */
	public static String sumsSha256(Path directory) {
		return ReportFiles.sumsHash(directory);
	}

	/**
	 * Where to write the files that {@link #publish} then publishes.
	 */
	public Path staging(Path output, AuditIdentity audit) {
		return audit.stagingDirectory(output);
	}

	/**
	 * Publishes what was staged. An earlier publication of the same audit moves aside; if
	 * it says the same (see {@link PublishedContent}) and may stay, it stays and the
	 * staged files are deleted. Dying at any point leaves either a publication at its
	 * place, or the staged directory and nothing in its way: writing and publishing once
	 * more finishes the work.
	 * @param mayStay false if the report says something new that no CSV file and no count
	 * shows
	 * @throws PublicationException if the place can't be written to, or belongs to
	 * another audit
	 */
	public Published publish(Path output, AuditIdentity audit, boolean mayStay) {
		Path staged = audit.stagingDirectory(output);
		Path published = audit.publishedDirectory(output);
		refuseForeign(published, audit);
		Manifest.requireWhole(audit, staged);
		try {
			if (mayStay && exists(published) && PublishedContent.isSame(published, staged)) {
				FileSystemUtils.deleteRecursively(staged);
				return new Published(published, false, null, ReportFiles.sumsHash(published));
			}
			Path superseded = exists(published) ? moveAside(output, audit) : null;
			Files.move(staged, published, StandardCopyOption.ATOMIC_MOVE);
			OutputDirectory.sync(audit.scopeDirectory(output));
			return new Published(published, true, superseded, ReportFiles.sumsHash(published));
		}
		catch (IOException ex) {
			throw new PublicationException(published, ex);
		}
	}

	private static Path moveAside(Path output, AuditIdentity audit) throws IOException {
		int number = 1;
		while (exists(audit.supersededDirectory(output, number))) {
			number++;
		}
		return Files.move(audit.publishedDirectory(output), audit.supersededDirectory(output, number),
				StandardCopyOption.ATOMIC_MOVE);
	}

	private static void refuseForeign(Path published, AuditIdentity audit) {
		if (exists(published) && !Manifest.isOf(audit, published)) {
			throw foreign(published);
		}
	}

	private static PublicationException foreign(Path published) {
		return new PublicationException(published
				+ ": holds what another audit published, and is not overwritten; choose another output or revision");
	}

	private static boolean exists(Path path) {
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
	}

}
