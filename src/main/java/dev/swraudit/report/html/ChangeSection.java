package dev.swraudit.report.html;

import java.util.function.Function;

import dev.swraudit.report.change.Changes;
import dev.swraudit.report.change.UserChange;
import dev.swraudit.report.change.UserChanges;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;

/**
 * Section of what changed since the baseline, by user.
 *
 * @param heading the baseline in words
 * @param movement the movement of the open findings in numbers
 */
record ChangeSection(String heading, String movement, Group appeared, Group reopened, Group resolved) {

	static ChangeSection of(AuditStatistics statistics, Changes changes, int room) {
		AuditReference baseline = statistics.run().comparedWith();
		return new ChangeSection(
				(baseline != null) ? "Since " + DisplayText.date(baseline.auditDate())
						: "New in the first audit of the scope",
				statistics.movement().equation() + ".", Group.of(changes.appeared(), ChangeRow::appeared, room),
				Group.of(changes.reopened(), ChangeRow::reopened, room / 2),
				Group.of(changes.resolved(), ChangeRow::resolved, room));
	}

	int bytes() {
		return this.appeared.rows().bytes() + this.reopened.rows().bytes() + this.resolved.rows().bytes();
	}

	/**
	 * Findings that changed in the same way.
	 *
	 * @param count number of findings and users in words
	 */
	record Group(String count, TruncatedList<ChangeRow> rows) {

		static Group of(UserChanges changes, Function<UserChange, ChangeRow> row, int room) {
			return new Group(
					DisplayText.count(changes.findings(), "finding") + ", "
							+ DisplayText.count(changes.users(), "user"),
					TruncatedList.of(changes.first(), row, changes.users(), room, "findings.csv"));
		}

	}

}
