package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Auditor;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Json;
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

	static Map<String, @Nullable Object> of(AuditStatistics statistics, List<WrittenFile> files) {
		Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
		manifest.put("schemaVersion", Summary.SCHEMA_VERSION);
		manifest.put("toolVersion", statistics.run().toolVersion());
		putIdentity(manifest, statistics);
		manifest.put("finishedAt", Json.second(statistics.run().finishedAt()));
		manifest.put("executions", statistics.run().executions());
		manifest.put("backdated", statistics.run().backdated());
		manifest.put("comparedWith", comparedWith(statistics.run().comparedWith()));
		manifest.put("settings", new TreeMap<>(statistics.run().settings()));
		manifest.put("files", files.stream().map(Manifest::file).toList());
		return manifest;
	}

	/**
	 * Returns the manifest of an export. Settings and version are those of the exporting
	 * program. It has the SHA-256 of the input files, because their content is not
	 * stored.
	 */
	static Map<String, @Nullable Object> ofExport(AuditStatistics statistics, List<WrittenFile> files,
			ExportFilter filter, Instant exportedAt) {
		Map<String, @Nullable Object> manifest = of(statistics, files);
		manifest.put("inputSha256", statistics.inputSha256());
		manifest.put("exceptionsSha256", statistics.exceptionsSha256());
		manifest.put("exportedAt", Json.second(exportedAt));
		manifest.put("filter", filter.parts());
		return manifest;
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
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
			for (Path file : files) {
				sizes.put(String.valueOf(file.getFileName()), Files.size(file));
			}
		}
		return sizes;
	}

	private static JsonNode read(Path directory) throws IOException {
		Path file = directory.resolve(FILE);
		boolean readable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST;
		return readable ? Json.mapper().readTree(Files.readAllBytes(file)) : MissingNode.getInstance();
	}

	private static void putIdentity(Map<String, @Nullable Object> manifest, AuditStatistics statistics) {
		AuditIdentity identity = statistics.identity();
		manifest.put("scope", identity.scope());
		manifest.put("auditDate", identity.auditDate().toString());
		manifest.put("revision", identity.revision());
		manifest.put("endpoint", identity.endpoint());
		manifest.put("auditedBy", auditedBy(statistics.run().auditedBy()));
		manifest.put("startedAt", Json.second(identity.startedAt()));
	}

	private static @Nullable Map<String, @Nullable Object> auditedBy(@Nullable Auditor auditor) {
		if (auditor == null) {
			return null;
		}
		Map<String, @Nullable Object> account = new LinkedHashMap<>();
		account.put("userId", auditor.userId());
		account.put("userName", auditor.userName());
		return account;
	}

	private static @Nullable Map<String, @Nullable Object> comparedWith(@Nullable AuditReference baseline) {
		if (baseline == null) {
			return null;
		}
		Map<String, @Nullable Object> audit = new LinkedHashMap<>();
		audit.put("auditDate", baseline.auditDate().toString());
		audit.put("revision", baseline.revision());
		audit.put("sumsSha256", baseline.sumsSha256());
		audit.put("auditedBy", auditedBy(baseline.auditedBy()));
		return audit;
	}

	private static Map<String, Object> file(WrittenFile file) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", file.name());
		entry.put("sha256", file.sha256());
		entry.put("bytes", file.bytes());
		Long rows = file.rows();
		if (rows != null) {
			entry.put("rows", rows);
		}
		return entry;
	}

}
