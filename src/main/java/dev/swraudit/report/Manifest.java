package dev.swraudit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a directory holds and which audit it is of: {@code manifest.json}.
 */
final class Manifest {

	static final String FILE = "manifest.json";

	private Manifest() {
	}

	static Map<String, @Nullable Object> of(AuditFacts facts, List<WrittenFile> files) {
		Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
		manifest.put("schemaVersion", Summary.SCHEMA_VERSION);
		manifest.put("toolVersion", facts.run().toolVersion());
		putIdentity(manifest, facts);
		manifest.put("finishedAt", Json.second(facts.run().finishedAt()));
		manifest.put("executions", facts.run().executions());
		manifest.put("backdated", facts.run().backdated());
		manifest.put("comparedWith", comparedWith(facts.run().comparedWith()));
		manifest.put("settings", new TreeMap<>(facts.run().settings()));
		manifest.put("files", files.stream().map(Manifest::file).toList());
		return manifest;
	}

	/**
	 * That of an export: settings and version are those of the program that exports, and
	 * the input, which is not stored, is told by its hash.
	 */
	static Map<String, @Nullable Object> ofExport(AuditFacts facts, List<WrittenFile> files, ExportFilter filter,
			Instant exportedAt) {
		Map<String, @Nullable Object> manifest = of(facts, files);
		manifest.put("inputSha256", facts.inputSha256());
		manifest.put("exportedAt", Json.second(exportedAt));
		manifest.put("filter", filter.parts());
		return manifest;
	}

	/**
	 * Whether the directory's manifest is of this very audit. The endpoint is no part of
	 * its identity, because an audit that nothing answered continues at another one.
	 */
	static boolean isOf(AuditIdentity identity, Path directory) {
		Path file = directory.resolve(FILE);
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		try {
			JsonNode manifest = Json.mapper().readTree(Files.readAllBytes(file));
			return manifest.isObject() && identityOf(identity).entrySet()
				.stream()
				.allMatch((entry) -> entry.getValue().equals(manifest.path(entry.getKey()).asString("")));
		}
		catch (JacksonException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
	}

	private static Map<String, String> identityOf(AuditIdentity identity) {
		return Map.of("scope", identity.scope(), "auditDate", identity.auditDate().toString(), "revision",
				Integer.toString(identity.revision()), "startedAt", Json.second(identity.startedAt()));
	}

	private static void putIdentity(Map<String, @Nullable Object> manifest, AuditFacts facts) {
		AuditIdentity identity = facts.identity();
		manifest.put("scope", identity.scope());
		manifest.put("auditDate", identity.auditDate().toString());
		manifest.put("revision", identity.revision());
		manifest.put("endpoint", identity.endpoint());
		manifest.put("auditedBy", auditedBy(facts.run().auditedBy()));
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

	private static @Nullable Map<String, Object> comparedWith(@Nullable AuditReference baseline) {
		if (baseline == null) {
			return null;
		}
		Map<String, Object> audit = new LinkedHashMap<>();
		audit.put("auditDate", baseline.auditDate().toString());
		audit.put("revision", baseline.revision());
		audit.put("sumsSha256", baseline.sumsSha256());
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
