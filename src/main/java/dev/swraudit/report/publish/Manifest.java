package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.swraudit.population.PopulationQuery.CloudAccount;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Auditor;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.RunFacts;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.files.WrittenFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Manifest of a publication or export: {@code manifest.json}.
 */
final class Manifest {

	static final String FILE = "manifest.json";

	private static final String KEEP_OUT = "make sure that no other process writes there, then run the same command again";

	/**
	 * Maximum size in bytes. A manifest has a few thousand, so a larger file is not one.
	 */
	private static final long LONGEST = 1 << 20;

	private Manifest() {
	}

	static Audit of(AuditStatistics statistics, List<WrittenFile> files) {
		AuditIdentity identity = statistics.identity();
		RunFacts run = statistics.run();
		return new Audit(Summary.SCHEMA_VERSION, run.toolVersion(), identity.scope(), identity.auditDate(),
				identity.revision(), identity.endpoint(), run.auditedBy(), identity.startedAt(), run.finishedAt(),
				run.executions(), run.backdated(), run.comparedWith(), statistics.account().sources(),
				statistics.account().cloudAccount(), new TreeMap<>(run.settings()), files);
	}

	/**
	 * Returns the manifest of an export. Settings and version are those of the exporting
	 * program. It has the SHA-256 of the input files, because their content is not
	 * stored.
	 */
	static Export ofExport(AuditStatistics statistics, List<WrittenFile> files, ExportFilter filter,
			Instant exportedAt) {
		return new Export(of(statistics, files), statistics.inputSha256(), statistics.copiedFiles(), exportedAt,
				filter.parts());
	}

	/**
	 * Returns whether the manifest of a directory belongs to an audit. The endpoint is
	 * not compared, because an audit without any response can continue at another
	 * endpoint.
	 */
	static boolean isOf(AuditIdentity identity, Path directory) {
		try {
			return identityIn(directory).filter(identity::isOfSameAudit).isPresent();
		}
		catch (IOException ex) {
			throw new PublicationException(directory.resolve(FILE), ex);
		}
	}

	/**
	 * Returns the audit of the manifest in a directory.
	 * @return empty if there is no manifest or it has no audit
	 */
	static Optional<AuditIdentity> identityIn(Path directory) throws IOException {
		try {
			JsonNode manifest = read(directory);
			return Optional.of(new AuditIdentity(manifest.path("scope").asString(""),
					LocalDate.parse(manifest.path("auditDate").asString("")), manifest.path("revision").asInt(0),
					manifest.path("endpoint").asString(""), Instant.parse(manifest.path("startedAt").asString(""))));
		}
		catch (JacksonException | DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Checks that a directory contains exactly the files of its manifest and belongs to
	 * an audit. Compares sizes, not hashes.
	 * @throws PublicationException if it does not
	 */
	static void requireWhole(AuditIdentity identity, Path directory) {
		try {
			Map<String, Long> listed = new TreeMap<>();
			read(directory).path("files")
				.forEach((file) -> listed.put(file.path("name").asString(""), file.path("bytes").asLong(-1)));
			Map<String, Long> found = sizes(directory);
			found.keySet().removeAll(Set.of(FILE, ReportFiles.SUMS));
			if (!isOf(identity, directory) || !found.equals(listed)) {
				throw new PublicationException(
						directory + ": the files differ from those that were written; " + KEEP_OUT);
			}
		}
		catch (IOException | JacksonException ex) {
			throw new PublicationException(directory + ": can no longer be read; " + KEEP_OUT);
		}
	}

	private static Map<String, Long> sizes(Path directory) throws IOException {
		Map<String, Long> sizes = new TreeMap<>();
		for (String name : PublishedContent.filesIn(directory)) {
			sizes.put(name, Files.size(directory.resolve(name)));
		}
		return sizes;
	}

	private static JsonNode read(Path directory) throws IOException {
		Path file = directory.resolve(FILE);
		boolean readable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST;
		return readable ? Json.mapper().readTree(Files.readAllBytes(file)) : MissingNode.getInstance();
	}

	/**
	 * Manifest of an audit.
	 */
	record Audit(int schemaVersion, String toolVersion, String scope, LocalDate auditDate, int revision,
			String endpoint, @Nullable Auditor auditedBy, Instant startedAt, Instant finishedAt, int executions,
			boolean backdated, @Nullable AuditReference comparedWith, List<AccountFacts.Source> sources,
			@Nullable CloudAccount account, Map<String, String> settings, List<WrittenFile> files) {
	}

	/**
	 * Manifest of an export.
	 */
	record Export(@JsonUnwrapped Audit audit, @Nullable String inputSha256, Map<String, String> copiedFiles,
			Instant exportedAt, Map<String, String> filter) {
	}

}
