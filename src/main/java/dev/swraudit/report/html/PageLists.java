package dev.swraudit.report.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Verdict;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.Highlights;

/**
 * Lists of the page except that of the flagged repositories, which takes the room that
 * these lists leave.
 *
 * @param undetermined repositories that may have a manager other than the creator
 * @param notAudited records that were not read
 * @param organizations organizations with findings, or whose grants were not read
 * @param pullable repositories that everybody or another account may pull
 * @param users findings on users, and the people list
 * @param withoutOwner repositories without an owner
 * @param resolved findings that this audit resolved
 * @param exceptions the accepted exceptions
 * @param files the other files of the publication
 */
record PageLists(TruncatedList<RepositoryRow> undetermined, TruncatedList<RepositoryRow> notAudited,
		TruncatedList<RepositoryRow> organizations, TruncatedList<RepositoryRow> pullable, UserSection users,
		OwnerSection withoutOwner, TruncatedList<ResolvedRow> resolved, TruncatedList<ExceptionRow> exceptions,
		TruncatedList<FileEntry> files) {

	/** File with all repositories. */
	static final String REPOSITORIES = "repositories.csv";

	/** Maximum bytes of a list. */
	private static final int ROOM = 150_000;

	/** Maximum bytes of a list that is seldom long. */
	private static final int SMALL_ROOM = 60_000;

	private static final String FINDINGS = "findings.csv";

	static PageLists of(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		Highlights highlights = data.highlights();
		return new PageLists(
				repositories(highlights.undetermined(), data, statistics.count(Verdict.UNDETERMINED), REPOSITORIES),
				repositories(highlights.notAudited(), data, statistics.notAudited(), REPOSITORIES),
				repositories(highlights.organizations().first(), data, highlights.organizations().total(),
						"organizations.csv and findings.csv"),
				repositories(highlights.pullable().first(), data, highlights.pullable().total(), FINDINGS),
				UserSection.of(highlights.users(), data.people(), ROOM, SMALL_ROOM),
				OwnerSection.of(data.people().withoutOwner(), SMALL_ROOM),
				TruncatedList.of(highlights.resolved(), ResolvedRow::of, statistics.count(FindingChange.RESOLVED), ROOM,
						FINDINGS),
				TruncatedList.of(data.exceptions().first(),
						(exception) -> ExceptionRow.of(exception, statistics.identity().auditDate()),
						data.exceptions().total(), ROOM, "exceptions.csv"),
				TruncatedList.of(files, FileEntry::of, files.size(), SMALL_ROOM, "SHA256SUMS"));
	}

	private static TruncatedList<RepositoryRow> repositories(List<AuditedRepository> first, PageData data, long total,
			String file) {
		return TruncatedList.of(first, (row) -> RepositoryRow.of(row, data.organizationManagers()), total, ROOM, file);
	}

	/** Returns the bytes that all rows take on the page. */
	int bytes() {
		return Stream
			.of(this.undetermined, this.notAudited, this.organizations, this.pullable, this.users.rows(),
					this.users.names(), this.withoutOwner.rows(), this.resolved, this.exceptions, this.files)
			.mapToInt(TruncatedList::bytes)
			.sum();
	}

	/**
	 * File of the publication.
	 *
	 * @param href relative reference to the file
	 */
	record FileEntry(String name, String href, String size, String rows, String sha256) implements TruncatedList.Row {

		private static final int TAGS = 250;

		static FileEntry of(WrittenFile file) {
			Long rows = file.rows();
			return new FileEntry(UntrustedText.escape(file.name()), href(file.name()),
					String.format(Locale.ROOT, "%,d", file.bytes()),
					(rows != null) ? String.format(Locale.ROOT, "%,d", rows) : "", file.sha256());
		}

		/** Encodes a name, which may be that of a decisions file. */
		private static String href(String name) {
			return Arrays.stream(name.split("/"))
				.map((part) -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
				.collect(Collectors.joining("/"));
		}

		@Override
		public int bytes() {
			return TAGS + Markup.bytes(this.name, this.href, this.sha256);
		}

	}

}
