package dev.swraudit.support;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.jspecify.annotations.Nullable;

/**
 * Mutable state of one account: organizations, repositories, and the caller who audits
 * them. It changes only between the runs of a test; {@link AccountAnswers} turns it into
 * responses.
 */
public final class AccountWorld {

	/** The user whom the token belongs to. */
	public static final String CALLER = "audit-robot-id";

	final SortedMap<String, Organization> organizations = new TreeMap<>();

	final SortedMap<RepositoryName, Repository> repositories = new TreeMap<>();

	private final AccountAnswers answers = new AccountAnswers(this);

	private long lastAccessId = 1000;

	/** Answers a request as SWR does. */
	public Response answer(Request request) {
		return this.answers.answer(request);
	}

	/** Returns a number that no access list has had. */
	long nextAccessId() {
		return ++this.lastAccessId;
	}

	/** Adds an organization that is listed and readable. */
	Organization organization(String name) {
		return this.organizations.computeIfAbsent(name, Organization::new);
	}

	/** Adds a repository that is listed and readable. */
	Repository repository(RepositoryName name) {
		return this.repositories.computeIfAbsent(name, Repository::new);
	}

	/**
	 * Name of a repository.
	 */
	public record RepositoryName(String namespace, String repository) implements Comparable<RepositoryName> {

		@Override
		public int compareTo(RepositoryName other) {
			int byNamespace = this.namespace.compareTo(other.namespace);
			return (byNamespace != 0) ? byNamespace : this.repository.compareTo(other.repository);
		}

	}

	/**
	 * An entry of an access list.
	 */
	record Grant(String userId, @Nullable String userName, long auth) {

		Grant withAuth(long auth) {
			return new Grant(this.userId, this.userName, auth);
		}

	}

	/**
	 * A share with another account.
	 *
	 * @param active whether it has not expired
	 */
	record Share(String account, boolean active) {
	}

	/**
	 * What a call answers instead of a result.
	 */
	enum Trouble {

		/** The call succeeds. */
		NONE(200, ""),

		/** The caller may not read the object. */
		FORBIDDEN(403, "SVCSTG.SWR.4039001"),

		/** The repository does not exist. */
		NO_REPOSITORY(404, "SVCSTG.SWR.4040113"),

		/** The organization does not exist. */
		NO_ORGANIZATION(404, "SVCSTG.SWR.4040058"),

		/** The service fails. */
		FAILING(500, "SVCSTG.SWR.5000000");

		final int status;

		final String code;

		Trouble(int status, String code) {
			this.status = status;
			this.code = code;
		}

		/** Returns the message in the body. */
		String message() {
			return "the answer is " + name();
		}

	}

	/**
	 * An organization.
	 */
	static final class Organization {

		final String name;

		/** Whether the listing of organizations contains it. */
		boolean listed = true;

		@Nullable String creatorName;

		@Nullable Grant self;

		final List<Grant> others = new ArrayList<>();

		@Nullable Integer accessUserCount;

		@Nullable Integer repositoryCount;

		/** Whether it was deleted, with all its repositories. */
		boolean deleted;

		/** What the access call answers. */
		Trouble trouble = Trouble.NONE;

		Organization(String name) {
			this.name = name;
		}

		/** Returns whether the listing contains it now. */
		boolean isListed() {
			return this.listed && !this.deleted;
		}

		/** Returns what the access call answers now. */
		Trouble accessTrouble() {
			return this.deleted ? Trouble.NO_ORGANIZATION : this.trouble;
		}

	}

	/**
	 * A repository.
	 */
	static final class Repository {

		final RepositoryName name;

		/**
		 * Whether the listing contains it. The list of shared repositories contains it
		 * only if this one does.
		 */
		boolean listed = true;

		/** Whether it was deleted: every call answers that it does not exist. */
		boolean deleted;

		/** The {@code id} of the access list, another one when it was created again. */
		long accessId;

		/** The {@code creator_name} of the access list. */
		@Nullable String accessCreatorName;

		/** The {@code creator_id} of the detail call. */
		@Nullable String creatorId;

		/** The {@code creator_name} of the detail call. */
		@Nullable String creatorName;

		@Nullable Grant self;

		final List<Grant> others = new ArrayList<>();

		boolean isPublic;

		String createdAt = "";

		String updatedAt = "";

		final List<Share> shares = new ArrayList<>();

		/** What the access call answers. */
		Trouble trouble = Trouble.NONE;

		/** What the detail call answers. */
		Trouble detailTrouble = Trouble.NONE;

		/** What the call for the shares answers. */
		Trouble shareTrouble = Trouble.NONE;

		/**
		 * Whether the call for the shares answers exactly 100 elements, filled up with
		 * expired ones.
		 */
		boolean hundredShares;

		Repository(RepositoryName name) {
			this.name = name;
		}

		/** Returns whether the listing contains it now. */
		boolean isListed() {
			return this.listed && !this.deleted;
		}

		/** Returns what the access call answers now. */
		Trouble accessTrouble() {
			return this.deleted ? Trouble.NO_REPOSITORY : this.trouble;
		}

	}

}
