package dev.swraudit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

import dev.swraudit.access.AccountOverview;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.ListedOrganization;
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

	/**
	 * Checks the access list and the detail of the first repository of the input, or of
	 * those that SWR lists if there is no input.
	 */
	CheckResult access() throws InterruptedException {
		RepositoryName first = (this.input != null) ? firstOfInput() : firstListed();
		if (first == null) {
			return CheckResult.skipped("access", "skipped: no repository to try");
		}
		Target target = new Target(0, first.namespace(), first.repository());
		Tried tried = new Tried();
		tried.read(this.swr.access(target, new ThrottleBudget()), "the access list of " + first.text(),
				"swr:repo:getRepoAccess");
		tried.read(this.swr.detail(target, new ThrottleBudget()), "the creator of " + first.text(), "swr:repo:getRepo");
		return tried.result("access", "the access list and the creator of " + first.text() + " can be read");
	}

	/**
	 * Checks the list of organizations, and the grants on one of them, or of the input if
	 * there is no list.
	 */
	CheckResult grants() throws InterruptedException {
		if (this.off.contains(AccountSource.ORGANIZATIONS)) {
			return CheckResult.skipped("grants", "off (audit.organizations)");
		}
		Tried tried = new Tried();
		List<ListedOrganization> listed = tried.read(this.swr.organizations(new ThrottleBudget()),
				"the list of organizations", "swr:namespace:listNamespaces");
		RepositoryName first = firstOfInput();
		String name = (listed != null && !listed.isEmpty()) ? listed.get(0).name()
				: (first != null) ? first.namespace() : null;
		if (name == null) {
			return tried.result("grants", "SWR lists no organization");
		}
		tried.read(this.swr.organizationAccess(name, new ThrottleBudget()), "the grants on the organization " + name,
				"swr:namespace:getNamespaceAccess");
		return tried.result("grants", "the grants on the organization " + name + " can be read; organizations: "
				+ ((listed != null) ? listed.size() : "unknown"));
	}

	private @Nullable RepositoryName firstListed() throws InterruptedException {
		return (!this.off.contains(AccountSource.LISTING)
				&& this.swr.repositories(0) instanceof SwrResult.Read<ListingPage> page
				&& !page.content().repositories().isEmpty()) ? page.content().repositories().get(0).name() : null;
	}

	private @Nullable RepositoryName firstOfInput() {
		return (this.input != null && !this.input.isEmpty()) ? this.input.first() : null;
	}

	/** Checks the totals of the account. */
	CheckResult account() throws InterruptedException {
		if (this.off.contains(AccountSource.OVERVIEW)) {
			return CheckResult.skipped("account", "off (audit.population)");
		}
		Tried tried = new Tried();
		AccountOverview overview = tried.read(this.swr.overview(), "the total of the account",
				"swr::getDomainOverview");
		Long repositories = (overview != null) ? overview.repositories() : null;
		return tried.result("account",
				"repositories of the account: " + ((repositories != null) ? repositories : "unknown"));
	}

	/**
	 * Checks the list of shared repositories, and the shares of one of them, or of one of
	 * the input if there is no list.
	 */
	CheckResult shares() throws InterruptedException {
		if (this.off.contains(AccountSource.SHARED)) {
			return CheckResult.skipped("shares", "off (audit.shares or audit.population)");
		}
		Tried tried = new Tried();
		ListingPage shared = tried.read(this.swr.sharedRepositories(0), "the list of shared repositories",
				"swr:repo:listSharedRepos");
		if (shared != null && shared.repositories().isEmpty()) {
			return CheckResult.ok("shares", "no repository is shared with another account");
		}
		RepositoryName name = (shared != null) ? shared.repositories().get(0).name() : firstOfInput();
		if (name == null) {
			return tried.result("shares", "");
		}
		tried.read(this.swr.shares(name, new ThrottleBudget()), "the shares of " + name.text(),
				"swr:repo:listRepoDomains");
		return tried.result("shares", "the shares of " + name.text() + " can be read");
	}

	/**
	 * Responses of a source.
	 */
	private static final class Tried {

		private final List<String> unread = new ArrayList<>();

		private final List<String> rights = new ArrayList<>();

		/**
		 * Returns what was read; null if it was not.
		 * @param right the right that the call needs
		 */
		<T> @Nullable T read(SwrResult<T> result, String what, String right) {
			if (result instanceof SwrResult.Read<T> read) {
				return read.content();
			}
			SwrFailure failure = ((SwrResult.Failed<T>) result).failure();
			boolean forbidden = failure.kind() == SwrFailure.Kind.FORBIDDEN;
			this.unread.add(what
					+ (forbidden ? ": forbidden (" + failure.reason() + ")" : " cannot be read: " + failure.reason()));
			if (forbidden) {
				this.rights.add(right);
			}
			return null;
		}

		/**
		 * Returns the result.
		 * @param text the result if everything was read
		 */
		CheckResult result(String subject, String text) {
			if (this.unread.isEmpty()) {
				return CheckResult.ok(subject, text);
			}
			return CheckResult.warning(subject, String.join("; ", this.unread),
					this.rights.isEmpty()
							? "check the name and the endpoint; an audit says which sources it could not read"
							: "grant " + String.join(" and ", this.rights) + ACCOUNT);
		}

	}

}
