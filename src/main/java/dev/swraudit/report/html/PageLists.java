package dev.swraudit.report.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.finding.Verdict;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.change.UnreadObjects;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.finding.ReportedRecord;
import dev.swraudit.report.overview.UserOverview;
import dev.swraudit.target.RepositoryName;

/**
 * All lists of the page but the list of findings, which takes the room that they leave.
 *
 * @param users users with findings
 * @param organizations organizations with records or findings
 * @param notAudited records and organizations that were not read
 * @param undetermined repositories that may have a manager other than the creator
 * @param ambiguousNames names of the people list that several users bear
 * @param withoutOwner repositories without an owner
 * @param exceptions the exceptions
 * @param files the other files of the publication
 */
record PageLists(TruncatedList<UserRow> users, TruncatedList<OrganizationRow> organizations,
		TruncatedList<RecordRow> notAudited, TruncatedList<RecordRow> undetermined, TruncatedList<Name> ambiguousNames,
		OwnerSection withoutOwner, TruncatedList<ExceptionRow> exceptions, TruncatedList<FileEntry> files) {

	private static final int LARGE_ROOM = 400_000;

	private static final int ROOM = 120_000;

	private static final int SMALL_ROOM = 50_000;

	static PageLists of(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		List<UserOverview> users = data.overview().users();
		long most = users.stream().mapToLong(UserOverview::repositories).max().orElse(0);
		return new PageLists(
				TruncatedList.of(users, (user) -> UserRow.of(user, most), users.size(), LARGE_ROOM, "users.csv"),
				TruncatedList.of(data.overview().organizations(), OrganizationRow::of,
						data.overview().organizations().size(), ROOM, "organizations.csv"),
				notAudited(statistics, data),
				TruncatedList.of(data.undetermined(), (row) -> RecordRow.of(row, false),
						statistics.count(Verdict.UNDETERMINED), ROOM, "repositories.csv"),
				TruncatedList.of(data.people().ambiguousNames(), Name::of, data.people().ambiguous(), SMALL_ROOM,
						"people.csv"),
				OwnerSection.of(data.people().withoutOwner(), SMALL_ROOM), exceptions(statistics, data),
				TruncatedList.of(files, FileEntry::of, files.size(), SMALL_ROOM, "SHA256SUMS"));
	}

	/** Lists what the baseline had with another result first, and accepted gaps last. */
	private static TruncatedList<RecordRow> notAudited(AuditStatistics statistics, PageData data) {
		Set<RepositoryName> appeared = data.gaps().compared() ? Stream.of(data.gaps().unreadable(), data.gaps().gone())
			.flatMap((objects) -> objects.firstNew().stream())
			.map(PageLists::name)
			.collect(Collectors.toCollection(HashSet::new)) : Set.of();
		List<ReportedRecord> rows = data.notAudited()
			.stream()
			.sorted(Comparator.comparing((ReportedRecord row) -> !appeared.contains(name(row)))
				.thenComparing((row) -> row.exceptionId() != null))
			.toList();
		return TruncatedList.of(rows, (row) -> RecordRow.of(row, appeared.contains(name(row))),
				statistics.notAudited() + statistics.account().organizationsNotAudited(), ROOM,
				"repositories.csv and organizations.csv");
	}

	private static RepositoryName name(UnreadObjects.UnreadObject object) {
		return new RepositoryName(object.namespace(), object.repository());
	}

	private static RepositoryName name(ReportedRecord row) {
		return new RepositoryName(row.namespace(), row.repository());
	}

	private static TruncatedList<ExceptionRow> exceptions(AuditStatistics statistics, PageData data) {
		Map<String, String> names = new HashMap<>();
		data.overview().users().forEach((user) -> {
			if (user.userName() != null) {
				names.put(user.userId(), user.userName());
			}
		});
		return TruncatedList.of(data.exceptions().first(),
				(exception) -> ExceptionRow.of(exception, statistics.identity().auditDate(),
						names.get(exception.userId()), data.reopened().getOrDefault(exception.id(), 0L)),
				data.exceptions().total(), ROOM, "exceptions.csv");
	}

	/** Returns the bytes that all rows take on the page. */
	int bytes() {
		return Stream
			.of(this.users, this.organizations, this.notAudited, this.undetermined, this.ambiguousNames,
					this.withoutOwner.rows(), this.exceptions, this.files)
			.mapToInt(TruncatedList::bytes)
			.sum();
	}

	/**
	 * Name of the people list that several users bear.
	 */
	record Name(String name) implements TruncatedList.Row {

		private static final int TAGS = 30;

		private static final int TEXT = 200;

		static Name of(String name) {
			return new Name(UntrustedText.escape(name, TEXT));
		}

		@Override
		public int bytes() {
			return TAGS + Markup.bytes(this.name);
		}

	}

	/**
	 * File of the publication.
	 *
	 * @param href relative reference to the file
	 */
	record FileEntry(String name, String href, String size, String rows, String sha256) implements TruncatedList.Row {

		private static final int TAGS = 300;

		static FileEntry of(WrittenFile file) {
			Long rows = file.rows();
			return new FileEntry(UntrustedText.escape(file.name()), href(file.name()), DisplayText.number(file.bytes()),
					(rows != null) ? DisplayText.number(rows) : "", file.sha256());
		}

		/** Encodes a name, which may be that of a decisions file. */
		private static String href(String name) {
			return Arrays.stream(name.split("/"))
				.map((part) -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
				.collect(Collectors.joining("/"));
		}

		@Override
		public int bytes() {
			return TAGS + 2 * Markup.bytes(this.name, this.sha256) + Markup.bytes(this.href);
		}

	}

}
