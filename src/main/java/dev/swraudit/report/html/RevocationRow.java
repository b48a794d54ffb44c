package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Revocation;
import dev.swraudit.target.RepositoryName;

/**
 * Row of the page for a finding with a decision to revoke that this audit resolved.
 *
 * @param path namespace and repository, split after each slash
 * @param how how it was resolved
 * @param decision the decision in words
 */
record RevocationRow(UserText user, String permission, List<String> path, String how,
		String decision) implements TruncatedList.Row {

	private static final int TAGS = 250;

	static RevocationRow of(Revocation revocation) {
		return new RevocationRow(UserText.of(revocation.userName(), revocation.userId()), revocation.permission(),
				revocation.namespace().isEmpty() ? List.of("all objects")
						: Markup.path(new RepositoryName(revocation.namespace(), revocation.repository()).text()),
				ChangeRow.words(revocation.resolution()),
				revocation.decision().text() + ", decided on " + revocation.decision().decidedOn());
	}

	@Override
	public int bytes() {
		return TAGS + this.user.bytes() + Markup.bytes(this.path)
				+ Markup.bytes(this.permission, this.how, this.decision);
	}

}
