package dev.swraudit.report.console;

import java.util.List;
import java.util.function.Function;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.overview.OrganizationOverview;
import dev.swraudit.report.overview.Overview;
import dev.swraudit.report.overview.UserOverview;

/**
 * Blocks of a summary of an audit without a baseline: totals, the users with the most
 * findings, the organizations with the most flagged repositories.
 */
final class FirstAuditBlocks {

	private static final int ROWS = 8;

	private FirstAuditBlocks() {
	}

	static List<Block> of(AuditStatistics statistics, Overview overview, SummaryNames names) {
		return List.of(Block.of("OPEN", List.of(totals(statistics, overview))), users(overview, names),
				organizations(overview, names));
	}

	private static String totals(AuditStatistics statistics, Overview overview) {
		long users = overview.users().stream().filter((user) -> user.open() > 0).count();
		return DisplayText.count(statistics.movement().open(), "finding") + " on " + DisplayText.count(users, "user")
				+ "; " + CountTexts.flagged(statistics) + " of " + DisplayText.number(audited(statistics)) + " audited";
	}

	private static long audited(AuditStatistics statistics) {
		return statistics.records().get(Outcome.AUDITED);
	}

	private static Block users(Overview overview, SummaryNames names) {
		List<UserOverview> users = overview.users().stream().filter((user) -> user.open() > 0).toList();
		return block("USERS", "user", users, (user) -> names.account(user.userName(), user.userId()),
				(user) -> DisplayText.count(user.open(), "open finding") + manages(user));
	}

	private static String manages(UserOverview user) {
		return (user.repositories() > 0) ? ", Manage on " + DisplayText.repositories(user.repositories())
				+ " of others in " + DisplayText.count(user.organizations(), "organization") : "";
	}

	private static Block organizations(Overview overview, SummaryNames names) {
		List<OrganizationOverview> organizations = overview.organizations()
			.stream()
			.filter((organization) -> organization.open() > 0)
			.toList();
		return block("ORGANIZATIONS", "organization", organizations,
				(organization) -> names.text(organization.namespace()), FirstAuditBlocks::flagged);
	}

	private static String flagged(OrganizationOverview organization) {
		return DisplayText.number(organization.flagged()) + " of " + DisplayText.repositories(organization.audited())
				+ " flagged (" + organization.share() + " %), "
				+ DisplayText.count(organization.open(), "open finding");
	}

	private static <T> Block block(String label, String noun, List<T> all, Function<T, String> name,
			Function<T, String> words) {
		List<T> first = all.subList(0, Math.min(ROWS, all.size()));
		int width = ChangeBlocks.width(first.stream().map(name).toList());
		List<String> rows = first.stream()
			.map((row) -> ChangeBlocks.column(name.apply(row), width) + words.apply(row))
			.toList();
		return new Block(label, rows, all.size() - rows.size(), noun);
	}

}
