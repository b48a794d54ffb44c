package dev.swraudit.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.AccountWorld.Organization;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AccountWorld.Share;
import dev.swraudit.support.AccountWorld.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * What an audit reads in one night, by the contract: the outcome, creator and rows of
 * every repository that a valid record names and of every organization.
 */
final class OracleReading {

	private final AccountWorld world;

	private final Night night;

	/** Creators of earlier nights. This reading adds its own. */
	private final Map<RepositoryName, KnownCreator> knownCreators;

	/** By repository that a valid record names. */
	final SortedMap<RepositoryName, ReadObject> repositories = new TreeMap<>();

	/** By organization; empty if organizations are not read. */
	final SortedMap<String, ReadObject> organizations = new TreeMap<>();

	/** All rows of the night. */
	final List<Row> rows = new ArrayList<>();

	OracleReading(AccountWorld world, Night night, Map<RepositoryName, KnownCreator> knownCreators) {
		this.world = world;
		this.night = night;
		this.knownCreators = knownCreators;
		new TreeSet<>(night.records()).forEach((name) -> this.repositories.put(name, readRepository(name)));
		if (night.settings().organizations()) {
			organizationNames().forEach((name) -> this.organizations.put(name, readOrganization(name)));
		}
		this.repositories.values().forEach((read) -> this.rows.addAll(read.rows()));
		this.organizations.values().forEach((read) -> this.rows.addAll(read.rows()));
		this.repositories.keySet().forEach(this::readPublicAndShares);
	}

	/** Returns the repository, if the listing was read and contains it. */
	@Nullable Repository listed(RepositoryName name) {
		Repository repository = this.world.repositories.get(name);
		boolean listed = repository != null && repository.isListed() && this.night.settings().population();
		return listed ? repository : null;
	}

	/** Returns whether all shares of a repository were read. */
	boolean hasReadAllShares(RepositoryName name) {
		Repository repository = listed(name);
		return repository != null && this.night.settings().shares() && (repository.shares.isEmpty()
				|| (repository.shareTrouble == Trouble.NONE && !repository.hundredShares));
	}

	/** Returns the organizations that a valid record names or that SWR lists. */
	private SortedSet<String> organizationNames() {
		SortedSet<String> names = new TreeSet<>();
		this.repositories.keySet().forEach((name) -> names.add(name.namespace()));
		this.world.organizations.values()
			.stream()
			.filter(Organization::isListed)
			.forEach((organization) -> names.add(organization.name));
		return names;
	}

	private ReadObject readRepository(RepositoryName name) {
		Repository repository = this.world.repositories.get(name);
		Trouble trouble = (repository != null) ? repository.accessTrouble() : Trouble.NO_REPOSITORY;
		if (repository == null || trouble != Trouble.NONE) {
			return ReadObject.failed(trouble);
		}
		List<Grant> holders = holders(repository.self, repository.others);
		if (holders.stream().noneMatch(OracleReading::manages)) {
			return ReadObject.audited(name.namespace(), name.repository(),
					Creator.named(repository.accessCreatorName, holders, Creator.NOT_READ), holders, repository.self);
		}
		KnownCreator known = this.knownCreators.get(name);
		boolean remembered = known != null && known.accessId() == repository.accessId;
		if (!remembered && repository.detailTrouble == Trouble.FAILING) {
			return ReadObject.failed(Trouble.FAILING);
		}
		Creator creator = remembered ? Objects.requireNonNull(known).creator() : askForCreator(repository);
		return ReadObject.audited(name.namespace(), name.repository(), creator, holders, repository.self);
	}

	/** Reads the detail, and remembers the creator if it has an id. */
	private Creator askForCreator(Repository repository) {
		boolean answered = repository.detailTrouble == Trouble.NONE;
		String name = answered ? repository.creatorName : null;
		String shown = (repository.accessCreatorName != null) ? repository.accessCreatorName : name;
		if (!answered && shown == null) {
			return Creator.NOT_READ;
		}
		if (!answered || repository.creatorId == null) {
			return Creator.unknown(shown);
		}
		Creator creator = new Creator(repository.creatorId, text(name), Basis.ID);
		if (repository.accessId != 0) {
			this.knownCreators.put(repository.name, new KnownCreator(repository.accessId, creator));
		}
		return creator;
	}

	private ReadObject readOrganization(String name) {
		Organization organization = this.world.organizations.get(name);
		Trouble trouble = (organization != null) ? organization.accessTrouble() : Trouble.NO_ORGANIZATION;
		if (organization != null && trouble == Trouble.NONE) {
			List<Grant> holders = holders(organization.self, organization.others);
			return ReadObject.audited(name, "", Creator.named(organization.creatorName, holders, Creator.unknown(null)),
					holders, organization.self);
		}
		ReadObject failed = ReadObject.failed(trouble);
		return (failed.outcome() == Outcome.NOT_FOUND && hasAuditedRepository(name)) ? ReadObject.contradicted(trouble)
				: failed;
	}

	private boolean hasAuditedRepository(String namespace) {
		return this.repositories.entrySet()
			.stream()
			.anyMatch((read) -> read.getKey().namespace().equals(namespace)
					&& read.getValue().outcome() == Outcome.AUDITED);
	}

	private void readPublicAndShares(RepositoryName name) {
		Repository repository = listed(name);
		if (repository != null && repository.isPublic) {
			this.rows.add(new Row(name.namespace(), name.repository(), "*", "everyone", 1, "public", false,
					Creator.NOT_READ, null));
		}
		if (repository != null && this.night.settings().shares() && repository.shareTrouble == Trouble.NONE) {
			repository.shares.stream()
				.filter(Share::active)
				.map(Share::account)
				.map((account) -> new Row(name.namespace(), name.repository(), "account:" + account, account, 1,
						"share", false, Creator.NOT_READ, null))
				.forEach(this.rows::add);
		}
	}

	/**
	 * Returns one entry per user: the one that manages, else the highest, the first of
	 * equals.
	 */
	private static List<Grant> holders(@Nullable Grant self, List<Grant> others) {
		Comparator<Grant> byPower = Comparator.comparing(OracleReading::manages).thenComparing(Grant::auth);
		Map<String, Grant> holders = new LinkedHashMap<>();
		Stream.concat(Stream.ofNullable(self), others.stream())
			.forEach((grant) -> holders.merge(grant.userId(), grant,
					(first, second) -> (byPower.compare(second, first) > 0) ? second : first));
		return List.copyOf(holders.values());
	}

	private static boolean manages(Grant grant) {
		return (grant.auth() & 4) != 0;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * Outcome of a target.
	 */
	enum Outcome {

		AUDITED, NOT_FOUND, FORBIDDEN, FAILED

	}

	/**
	 * What a creator is known by.
	 */
	enum Basis {

		ID, NAME,

		/** An answer was read, but it names nobody for certain. */
		UNKNOWN,

		/** No answer that names the creator was read. */
		NOT_READ

	}

	/**
	 * A creator.
	 *
	 * @param name the name to show, also of an unknown creator
	 */
	record Creator(String id, String name, Basis basis) {

		static final Creator NOT_READ = new Creator("", "", Basis.NOT_READ);

		/** A creator whose name is shown but clears nobody. */
		static Creator unknown(@Nullable String name) {
			return new Creator("", text(name), Basis.UNKNOWN);
		}

		/**
		 * The creator by a name.
		 * @param other the creator if there is no name, or if two holders bear it
		 */
		static Creator named(@Nullable String name, List<Grant> holders, Creator other) {
			boolean ambiguous = holders.stream()
				.filter((holder) -> Objects.equals(holder.userName(), name))
				.count() > 1;
			return (name == null || ambiguous) ? other : new Creator("", name, Basis.NAME);
		}

		boolean isKnown() {
			return this.basis == Basis.ID || this.basis == Basis.NAME;
		}

		/** Returns whether a holder is the creator, or nothing where it is unknown. */
		@Nullable Boolean is(Grant holder) {
			return switch (this.basis) {
				case ID -> this.id.equals(holder.userId());
				case NAME -> this.name.equals(holder.userName());
				case UNKNOWN, NOT_READ -> null;
			};
		}

	}

	/**
	 * A creator that a detail call named, while the access list has this id.
	 */
	record KnownCreator(long accessId, Creator creator) {
	}

	/**
	 * A row of {@code permissions.csv}.
	 */
	record Row(String namespace, String repository, String userId, String userName, long auth, String source,
			boolean self, Creator creator, @Nullable Boolean isCreator) {

		boolean manages() {
			return (this.auth & 4) != 0;
		}

		boolean isUnrecognised() {
			return this.auth != 7 && this.auth != 3 && this.auth != 1;
		}

		Row withCreator(Creator creator) {
			return new Row(this.namespace, this.repository, this.userId, this.userName, this.auth, this.source,
					this.self, creator, this.isCreator);
		}

	}

	/**
	 * What came of the access call of an object.
	 *
	 * @param trouble the last answer
	 * @param message what the file shows about a failure
	 */
	record ReadObject(Outcome outcome, Trouble trouble, String message, Creator creator, List<Row> rows) {

		/**
		 * An organization that SWR does not know although one of its repositories was
		 * read. The contract leaves the text of the message to the program.
		 */
		static ReadObject contradicted(Trouble trouble) {
			return new ReadObject(Outcome.FAILED, trouble,
					"SWR says that the organization does not exist, but a repository of it was audited",
					Creator.NOT_READ, List.of());
		}

		static ReadObject failed(Trouble trouble) {
			Outcome outcome = switch (trouble.status) {
				case 403 -> Outcome.FORBIDDEN;
				case 404 -> Outcome.NOT_FOUND;
				default -> Outcome.FAILED;
			};
			return new ReadObject(outcome, trouble, trouble.message(), Creator.NOT_READ, List.of());
		}

		static ReadObject audited(String namespace, String repository, Creator creator, List<Grant> holders,
				@Nullable Grant self) {
			String source = repository.isEmpty() ? "organization" : "repository";
			List<Row> rows = holders.stream()
				.map((holder) -> new Row(namespace, repository, holder.userId(), text(holder.userName()), holder.auth(),
						source, self != null && self.userId().equals(holder.userId()), creator, creator.is(holder)))
				.toList();
			return new ReadObject(Outcome.AUDITED, Trouble.NONE, "", creator, rows);
		}

		/** Returns whether somebody else than the caller holds anything. */
		boolean hasOtherHolders() {
			return this.rows.stream().anyMatch((row) -> !row.userId().equals(AccountWorld.CALLER));
		}

		/** Returns a user's row, if there is one. */
		@Nullable Row rowOf(String userId) {
			return this.rows.stream().filter((row) -> row.userId().equals(userId)).findFirst().orElse(null);
		}

		long managers() {
			return this.rows.stream().filter(Row::manages).count();
		}

		/** With the creator unknown, the least it can be. */
		long nonCreatorManagers() {
			if (!this.creator.isKnown()) {
				return Math.max(0, managers() - 1);
			}
			return this.rows.stream().filter((row) -> row.manages() && Boolean.FALSE.equals(row.isCreator())).count();
		}

	}

}
