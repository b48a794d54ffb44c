package dev.swraudit.job.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.RunException;
import dev.swraudit.ledger.Audit;
import dev.swraudit.report.data.ExportFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Resolves the user of a filter to an id. An unknown or ambiguous user is an error,
 * because an empty export would suggest that the user holds nothing.
 */
@Component
class UserFilter {

	private static final int MAX_LISTED = 20;

	private final JdbcClient jdbc;

	private final AuditProperties settings;

	UserFilter(JdbcClient jdbc, AuditProperties settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	/**
	 * Returns the filter with the id of its user.
	 * @param latest the latest of the exported audits, which may have a people list
	 * @param holders the holders in the exported audits
	 * @param audits the exported audits, for a message
	 * @throws RunException if no user, or more than one, is meant
	 */
	ExportFilter resolve(ExportRequest request, Audit latest, HolderAccounts holders, String audits) {
		String user = request.filter().user();
		if (user == null) {
			return request.filter();
		}
		String people = peopleList(request.output(), latest);
		ExportUser found = ExportUser.find(this.jdbc, latest.scopeId(), user, holders, new ListedUsers(people));
		if (found instanceof ExportUser.Known known) {
			return request.filter().withUser(known.userId());
		}
		if (found instanceof ExportUser.Ambiguous ambiguous) {
			throw ambiguous(ambiguous.userIds());
		}
		List<String> similar = ((ExportUser.Unknown) found).similar();
		throw RunException.configurationError(
				"parameter 'user': no such user in " + audits + ((people != null) ? ", or in " + people : "")
						+ (similar.isEmpty() ? "" : "; similar: " + String.join(", ", similar)));
	}

	private static RunException ambiguous(List<String> ids) {
		int more = ids.size() - MAX_LISTED;
		return RunException
			.configurationError("parameter 'user': several users have this name; set user= to one of the ids "
					+ ids.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
					+ ((more > 0) ? " and " + more + " more" : ""));
	}

	/**
	 * Returns the people list: that of the settings, else the one that the audit was
	 * published with; null if there is neither.
	 */
	private @Nullable String peopleList(Path output, Audit audit) {
		Path published = output.resolve(audit.key().scope()).resolve(audit.key().directoryName()).resolve("people.csv");
		String given = this.settings.people();
		return (given != null || !Files.isRegularFile(published)) ? given : published.toString();
	}

}
