package dev.swraudit.report.review;

import java.io.IOException;
import java.io.OutputStream;

import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Json;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of {@code findings.ocsf.ndjson}: all findings as events of the Open
 * Cybersecurity Schema Framework, one JSON object a line, in the order of findings.csv.
 *
 * @see OcsfMapping
 */
public final class OcsfExport {

	public static final String FILE = "findings.ocsf.ndjson";

	private final ReviewRows findings;

	private final JsonMapper json = Json.mapper();

	public OcsfExport(JdbcClient jdbc) {
		this(jdbc, ReviewRows.PAGE_ROWS);
	}

	OcsfExport(JdbcClient jdbc, int pageRows) {
		this.findings = new ReviewRows(jdbc, pageRows);
	}

	/**
	 * Writes the events.
	 * @param beforeEachPage called before each page is read; its exceptions are
	 * propagated
	 * @return the number of events
	 */
	public long write(OutputStream out, AuditStatistics statistics, ExportedRows exported, Runnable beforeEachPage)
			throws IOException {
		OcsfMapping mapping = new OcsfMapping(statistics);
		Lines lines = new Lines(out);
		this.findings.forEachPage(statistics.id(), exported, beforeEachPage, (page) -> {
			for (ReviewedFinding finding : page) {
				lines.add(this.json.writeValueAsBytes(mapping.event(finding)));
			}
		});
		return lines.count;
	}

	/**
	 * Lines of a file.
	 */
	private static final class Lines {

		private final OutputStream out;

		private long count;

		Lines(OutputStream out) {
			this.out = out;
		}

		void add(byte[] line) throws IOException {
			this.out.write(line);
			this.out.write('\n');
			this.count++;
		}

	}

}
