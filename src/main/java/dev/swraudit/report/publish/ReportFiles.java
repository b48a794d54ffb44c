package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.report.csv.CsvExport;
import dev.swraudit.report.csv.CsvTable;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.RowCounts;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.files.Sha256;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.html.PageData;
import dev.swraudit.report.html.PageReader;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an ended audit leaves behind, written to one directory.
 */
public final class ReportFiles {

	static final String SUMS = "SHA256SUMS";

	/** The copy of the exceptions file. */
	public static final String EXCEPTIONS = "exceptions.csv";

	private final CsvExport csv;

	private final PageReader pages;

	private final HtmlReport html;

	private final OutputMode mode;

	public ReportFiles(CsvExport csv, PageReader pages, HtmlReport html, OutputMode mode) {
		this.csv = csv;
		this.pages = pages;
		this.html = html;
		this.mode = mode;
	}

	/**
	 * Write all the files. The directory is emptied first, so that an attempt that was
	 * cut short can be made again.
	 * @param facts the audit
	 * @param inputs the files that it was given; they may not lie in the directory
	 * @param directory where to write
	 * @return the files in the order in which they were written
	 * @throws PublicationException if something can't be written
	 */
	public List<WrittenFile> write(AuditStatistics facts, AuditInputs inputs, Path directory) {
		try (OutputDirectory output = OutputDirectory.fresh(directory, this.mode)) {
			this.csv.write(facts.id(), output);
			copy(facts, inputs, output);
			writeReport(facts, output);
			return completed(output, Manifest.of(facts, output.files()));
		}
	}

	/**
	 * Writes an audit's stored rows again. The summary counts what fits the filter. The
	 * report shows a whole audit, so it is written only without a filter.
	 * @param facts the audit
	 * @param filter the rows that are wanted
	 * @param exportedAt when they were asked for
	 * @param directory where to write
	 * @param beforeEachPage called often; what it throws ends the writing
	 * @return the audit, with the counts of what was written
	 * @throws PublicationException if something can't be written
	 */
	Exported writeAgain(AuditStatistics facts, ExportFilter filter, Instant exportedAt, Path directory,
			Runnable beforeEachPage) {
		try (OutputDirectory output = OutputDirectory.fresh(directory, this.mode)) {
			RowCounts rows = this.csv.write(facts.id(), filter, output, beforeEachPage);
			AuditStatistics exported = filter.isAll() ? facts
					: facts.counting(rows, rows(output, CsvTable.PERMISSIONS.fileName()));
			if (filter.isAll()) {
				writeReport(facts, output);
			}
			else {
				write(output, Summary.FILE, Json.bytes(Summary.ofExport(exported, filter)));
			}
			List<WrittenFile> files = completed(output, Manifest.ofExport(facts, output.files(), filter, exportedAt));
			return new Exported(exported, directory, files, sumsHash(directory));
		}
	}

	private static long rows(OutputDirectory output, String name) {
		return output.files()
			.stream()
			.filter((file) -> file.name().equals(name))
			.mapToLong((file) -> Objects.requireNonNull(file.rows()))
			.sum();
	}

	private void writeReport(AuditStatistics facts, OutputDirectory output) {
		write(output, Summary.FILE, Json.bytes(Summary.of(facts)));
		PageData page = this.pages.read(facts);
		write(output, HtmlReport.FILE, this.html.render(facts, page, output.files()));
	}

	private static List<WrittenFile> completed(OutputDirectory output, Map<String, @Nullable Object> manifest) {
		write(output, Manifest.FILE, Json.bytes(manifest));
		write(output, SUMS, sums(output.files()));
		output.sync();
		return output.files();
	}

	private static void copy(AuditStatistics facts, AuditInputs inputs, OutputDirectory output) {
		WrittenFile input = output.copy("input.csv", inputs.input(), facts.total());
		if (facts.inputSha256() != null && !input.sha256().equals(facts.inputSha256())) {
			throw new PublicationException(inputs.input() + ": is not the input that was imported (SHA-256 "
					+ facts.inputSha256() + "); the same command continues if input= names that one");
		}
		Path exceptions = inputs.exceptions();
		if (exceptions != null) {
			output.copy(EXCEPTIONS, exceptions, AcceptedExceptions.read(exceptions, exceptions.toString()).size());
		}
	}

	private static void write(OutputDirectory output, String name, byte[] bytes) {
		output.write(name, (out) -> {
			out.write(bytes);
			return null;
		});
	}

	private static byte[] sums(List<WrittenFile> files) {
		return files.stream()
			.map((file) -> file.sha256() + "  " + file.name() + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	public static String sumsHash(Path directory) {
		Path sums = directory.resolve(SUMS);
		try {
			return Sha256.of(sums);
		}
		catch (IOException ex) {
			throw new PublicationException(sums, ex);
		}
	}

}
