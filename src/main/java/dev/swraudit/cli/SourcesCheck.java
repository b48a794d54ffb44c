package dev.swraudit.cli;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

import dev.swraudit.access.AccountOverview;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.ListedOrganization;
import dev.swraudit.access.ListedRepository;
import dev.swraudit.access.ListingPage;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.population.AccountSource;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rights of the caller, source by source, with one or two requests each: the
 * access list and the detail of a repository of the input, the grants on an organization,
 * the totals of the account, and the shares.
 */
final class SourcesCheck {

	private static final String ACCOUNT = " to the account of the credentials; jobs/audit-policy.json has all rights";

	private final HttpSwrClient swr;

	private final Set<AccountSource> off;

	private final @Nullable SortedSet<RepositoryName> input;

	/**
	 * Creates the check.
	 * @param off the sources that the settings switch off
	 * @param input the repositories of the input; null if they are unknown
	 */
	SourcesCheck(HttpSwrClient swr, Set<AccountSource> off, @Nullable SortedSet<RepositoryName> input) {
		this.swr = swr;
		this.off = off;
		this.input = input;
	}

	/** Checks the access list and the detail of the first repository of the input. */
	CheckResult access() throws InterruptedException {
		if (this.input == null || this.input.isEmpty()) {
			return CheckResult.skipped("access", "skipped: no repository of an input to try");
		}
		RepositoryName first = this.input.first();
		Target target = new Target(0, first.namespace(), first.repository());
		return this.swr.access(target, new ThrottleBudget())
			.either((list) -> this.swr.detail(target, new ThrottleBudget())
				.either((detail) -> CheckResult.ok("access",
						"the access list and the creator of " + first.text() + " can be read"),
						(failure) -> unread("access", "the creator of " + first.text(), failure, "swr:repo:getRepo")),
					(failure) -> unread("access", "the access list of " + first.text(), failure,
							"swr:repo:getRepoAccess"));
	}

	/** Checks the list of organizations, and the grants on one of them. */
	CheckResult grants() throws InterruptedException {
		if (this.off.contains(AccountSource.ORGANIZATIONS)) {
			return CheckResult.skipped("grants", "off (audit.organizations)");
		}
		return this.swr.organizations(new ThrottleBudget())
			.either(this::grants, (failure) -> unread("grants", "the list of organizations", failure,
					"swr:namespace:listNamespaces"));
	}

	private CheckResult grants(List<ListedOrganization> listed) throws InterruptedException {
		String name = listed.isEmpty()
				? ((this.input != null && !this.input.isEmpty()) ? this.input.first().namespace() : "")
				: listed.get(0).name();
		if (name.isEmpty()) {
			return CheckResult.ok("grants", "SWR lists no organization");
		}
		return this.swr.organizationAccess(name, new ThrottleBudget())
			.either((list) -> CheckResult.ok("grants",
					"the grants on the organization " + name + " can be read; organizations: " + listed.size()),
					(failure) -> unread("grants", "the grants on the organization " + name, failure,
							"swr:namespace:getNamespaceAccess"));
	}

	/** Checks the totals of the account. */
	CheckResult account() throws InterruptedException {
		if (this.off.contains(AccountSource.OVERVIEW)) {
			return CheckResult.skipped("account", "off (audit.population)");
		}
		return this.swr.overview()
			.either(SourcesCheck::account,
					(failure) -> unread("account", "the total of the account", failure, "swr::getDomainOverview"));
	}

	private static CheckResult account(AccountOverview overview) {
		return CheckResult.ok("account", "repositories of the account: "
				+ ((overview.repositories() != null) ? overview.repositories() : "unknown"));
	}

	/** Checks the list of shared repositories, and the shares of one of them. */
	CheckResult shares() throws InterruptedException {
		if (this.off.contains(AccountSource.SHARED)) {
			return CheckResult.skipped("shares", "off (audit.shares or audit.population)");
		}
		SwrResult<ListingPage> page = this.swr.sharedRepositories(0);
		return page.either((shared) -> shares(shared.repositories()),
				(failure) -> unread("shares", "the list of shared repositories", failure, "swr:repo:listSharedRepos"));
	}

	private CheckResult shares(List<ListedRepository> shared) throws InterruptedException {
		if (shared.isEmpty()) {
			return CheckResult.ok("shares", "no repository is shared with another account");
		}
		RepositoryName first = shared.get(0).name();
		return this.swr.shares(first, new ThrottleBudget())
			.either((list) -> CheckResult.ok("shares", "the shares of " + first.text() + " can be read"),
					(failure) -> unread("shares", "the shares of " + first.text(), failure,
							"swr:repo:listRepoDomains"));
	}

	private static CheckResult unread(String subject, String what, SwrFailure failure, String right) {
		return (failure.kind() == SwrFailure.Kind.FORBIDDEN)
				? CheckResult.warning(subject, what + ": forbidden (" + failure.reason() + ")",
						"grant " + right + ACCOUNT)
				: CheckResult.warning(subject, what + " cannot be read: " + failure.reason(),
						"check the name and the endpoint; an audit says which sources it could not read");
	}

}
