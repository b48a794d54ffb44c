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
 * Publishes the files of an audit by one rename of a complete directory. The publication
 * of another audit is never changed.
 */
public final class Publication {

	private final OutputMode mode;

	public Publication(OutputMode mode) {
		this.mode = mode;
	}

	/**
	 * Checks in advance that an audit can be published.
	 * @throws PublicationException if the directory cannot be written to or belongs to
	 * another audit
	 */
	public void check(Path output, AuditIdentity audit) {
		requireWritable(output, audit);
		rejectForeign(audit.publishedDirectory(output), audit);
	}

	/**
	 * Checks the same for an audit without stored rows. Any publication in its directory
	 * is that of another audit, even of one that started in the same second.
	 * @throws PublicationException if the directory cannot be written to or exists
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
			throw new PublicationException(scope + ": not writable; " + PublicationException.GRANT_WRITE_ACCESS);
		}
	}

	/**
	 * Returns whether the audit is published and no staged files are left.
	 */
	public boolean isDone(Path output, AuditIdentity audit) {
		return Manifest.isOf(audit, audit.publishedDirectory(output)) && !exists(audit.stagingDirectory(output));
	}

	/**
	 * Returns whether the audit is published with a {@code SHA256SUMS} of this SHA-256.
	 */
	public boolean isPublished(Path output, AuditIdentity audit, String sumsSha256) {
		Path published = audit.publishedDirectory(output);
		return Manifest.isOf(audit, published) && exists(published.resolve(ReportFiles.SUMS))
				&& sumsSha256(published).equals(sumsSha256);
	}

	/** Returns the SHA-256 of the {@code SHA256SUMS} in a directory. */
	public static String sumsSha256(Path directory) {
		return ReportFiles.sumsHash(directory);
	}

	/**
	 * Returns the directory for the files that {@link #publish} publishes.
	 */
	public Path staging(Path output, AuditIdentity audit) {
		return audit.stagingDirectory(output);
	}

	/**
	 * Publishes the staged files. An earlier publication of the same audit is renamed
	 * first. If it has the same content (see {@link PublishedContent}) and may stay, it
	 * stays and the staged files are deleted. A crash at any point leaves either a
	 * publication in place, or the staged directory with a free target: writing and
	 * publishing again completes the work.
	 * @param mayStay false if the result of the safety limit for vanished repositories
	 * has changed, because only the report shows it
	 * @throws PublicationException if the directory cannot be written to or belongs to
	 * another audit
	 */
	public Published publish(Path output, AuditIdentity audit, boolean mayStay) {
		Path staged = audit.stagingDirectory(output);
		Path published = audit.publishedDirectory(output);
		rejectForeign(published, audit);
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

	private static void rejectForeign(Path published, AuditIdentity audit) {
		if (exists(published) && !Manifest.isOf(audit, published)) {
			throw foreign(published);
		}
	}

	private static PublicationException foreign(Path published) {
		return new PublicationException(published
				+ ": contains the publication of another audit, which is never overwritten; choose another output or revision");
	}

	private static boolean exists(Path path) {
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
	}

}
