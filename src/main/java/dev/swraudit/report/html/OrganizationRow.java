package dev.swraudit.report.html;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.overview.OrganizationOverview;

/**
 * Row of the page for an organization.
 *
 * @param share share of the flagged repositories in percent
 * @param bar the same as a number, for the bar
 * @param grants open findings on the organization itself
 * @param unread records that were not read; empty if there are none
 */
record OrganizationRow(String name, String flagged, String audited, String undetermined, String share, long bar,
		String users, String open, String appeared, String grants, String unread) implements TruncatedList.Row {

	private static final int TAGS = 700;

	static OrganizationRow of(OrganizationOverview organization) {
		return new OrganizationRow(UntrustedText.escape(organization.namespace()),
				DisplayText.number(organization.flagged()), DisplayText.number(organization.audited()),
				DisplayText.number(organization.undetermined()), organization.share() + " %", organization.share(),
				DisplayText.number(organization.users()), DisplayText.number(organization.open()),
				DisplayText.number(organization.appeared()), DisplayText.number(organization.grants()),
				DisplayText.number(organization.unread()));
	}

	@Override
	public int bytes() {
		return TAGS + 2 * Markup.bytes(this.name);
	}

}
