package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.files.PublicationException;
import org.jspecify.annotations.Nullable;

/**
 * Publication in a scope's output directory: a directory named by date and revision.
 * Superseded publications and exports do not count.
 *
 * @param directory the directory
 * @param key key of the audit from the manifest, else from the name of the directory
 * @param startedAt start of the audit, to the second; null if the manifest cannot be read
 */
public record FoundPublication(Path directory, AuditKey key, @Nullable Instant startedAt) {

	private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\.([1-9]\\d{0,8}))?");

	private static final Pattern SCOPE = Pattern.compile("[a-z0-9._-]{1,63}");

	private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

	/**
	 * Returns the publications of a scope, the earliest first.
	 * @throws PublicationException if its directory cannot be listed
	 */
	public static List<FoundPublication> of(Path output, String scope) {
		Path directory = output.resolve(scope);
		List<FoundPublication> found = new ArrayList<>();
		if (!Files.isDirectory(directory)) {
			return found;
		}
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
			entries.forEach((entry) -> keyOf(entry, scope).ifPresent((key) -> found.add(read(entry, key))));
		}
		catch (IOException ex) {
			throw new PublicationException(directory, ex);
		}
		found.sort(Comparator.comparing((FoundPublication publication) -> publication.key.date())
			.thenComparing((publication) -> publication.key.revision()));
		return found;
	}

	private static Optional<AuditKey> keyOf(Path entry, String scope) {
		Matcher name = NAME.matcher(String.valueOf(entry.getFileName()));
		if (!name.matches()) {
			return Optional.empty();
		}
		try {
			String revision = name.group(2);
			return Optional.of(new AuditKey(scope, LocalDate.parse(name.group(1)),
					(revision != null) ? Integer.parseInt(revision) : 1));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static FoundPublication read(Path directory, AuditKey named) {
		try {
			return Manifest.identityIn(directory)
				.filter(FoundPublication::isPlausible)
				.map((audit) -> new FoundPublication(directory,
						new AuditKey(audit.scope(), audit.auditDate(), audit.revision()), audit.startedAt()))
				.orElse(new FoundPublication(directory, named, null));
		}
		catch (IOException ex) {
			return new FoundPublication(directory, named, null);
		}
	}

	/**
	 * Rejects values that no database can hold, because the manifest may have been
	 * changed.
	 */
	private static boolean isPlausible(AuditIdentity audit) {
		return SCOPE.matcher(audit.scope()).matches() && NAME.matcher(audit.directoryName()).matches()
				&& LAST.isAfter(audit.startedAt()) && audit.startedAt().isAfter(Instant.EPOCH);
	}

}
