package dev.swraudit.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.AccountWorld.Organization;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AccountWorld.Share;
import dev.swraudit.support.AccountWorld.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Random content of an {@link AccountWorld}, the random changes between two nights, and
 * the input file of a night. The same seed makes the same account.
 */
public final class RandomAccount {

	private static final int ORGANIZATIONS = 20;

	private static final int REPOSITORIES = 500;

	/** An organization that the listing lacks and only the input names. */
	private static final String ONLY_IN_INPUT = "only-in-input";

	/** An organization that is listed and that no record names. */
	private static final String ONLY_LISTED = "only-listed";

	static final RepositoryName UNKNOWN_TO_SWR = new RepositoryName("nobodys-team", "none");

	private static final List<String> NAME_PATTERNS = List.of("app%03d", "base/app%03d", "base/java/app%03d",
			"tools.ci/app%03d", "a_b/c-d/app%03d");

	private static final List<String> ACCOUNTS = List.of("partner", "auditors", "+outsourcing", "b,c", "zeta");

	private final Random random;

	private final AccountWorld world = new AccountWorld();

	private final RandomUsers users;

	private final SortedSet<RepositoryName> input = new TreeSet<>();

	private int created;

	/** Creates an account. */
	public RandomAccount(long seed) {
		this(seed, ORGANIZATIONS, REPOSITORIES);
	}

	/** Creates an account of another size. */
	public RandomAccount(long seed, int organizations, int repositories) {
		this.random = new Random(seed);
		this.users = new RandomUsers(this.random);
		for (int i = 0; i < organizations - 2; i++) {
			addOrganization("team-%02d".formatted(i));
		}
		addOrganization(ONLY_IN_INPUT).listed = false;
		addOrganization(ONLY_LISTED);
		for (int i = 0; i < repositories; i++) {
			addRepository();
		}
	}

	public AccountWorld world() {
		return this.world;
	}

	/**
	 * Returns the names of an input file, in random order.
	 */
	public List<RepositoryName> input() {
		List<RepositoryName> names = new ArrayList<>(this.input);
		names.add(UNKNOWN_TO_SWR);
		Collections.shuffle(names, this.random);
		return names;
	}

	/** Changes grants, shares and everything else as one day does. */
	public void change() {
		this.world.organizations.values().forEach(this::change);
		this.world.repositories.values().forEach(this::change);
		for (int i = 0; i < 4; i++) {
			addRepository();
		}
	}

	/** Makes objects fail and succeed again, most of the time the latter. */
	public void changeTroubles() {
		for (Organization organization : this.world.organizations.values()) {
			organization.trouble = trouble(10, Trouble.FORBIDDEN, Trouble.FAILING, Trouble.NO_ORGANIZATION);
		}
		for (Repository repository : this.world.repositories.values()) {
			repository.trouble = trouble(40, Trouble.FORBIDDEN, Trouble.FAILING, Trouble.NO_REPOSITORY);
			repository.detailTrouble = trouble(12, Trouble.FORBIDDEN, Trouble.FAILING, Trouble.NO_REPOSITORY);
		}
	}

	/** Deletes some organizations with all their repositories. */
	public void deleteOrganizations() {
		for (String name : List.of("team-00", "team-07", "team-16")) {
			this.world.organization(name).deleted = true;
			this.world.repositories.values()
				.stream()
				.filter((repository) -> repository.name.namespace().equals(name))
				.forEach((repository) -> repository.deleted = true);
		}
	}

	/** Deletes some repositories that are public and some that are shared. */
	public void deletePublicAndSharedRepositories() {
		delete((repository) -> repository.isPublic);
		delete((repository) -> !repository.shares.isEmpty());
	}

	private void delete(Predicate<Repository> which) {
		this.world.repositories.values()
			.stream()
			.filter((repository) -> repository.isListed() && this.input.contains(repository.name))
			.filter(which)
			.limit(4)
			.forEach((repository) -> repository.deleted = true);
	}

	/** Deletes every fifth repository. */
	public void deleteManyRepositories() {
		List<Repository> all = List.copyOf(this.world.repositories.values());
		IntStream.range(0, all.size()).filter((i) -> i % 5 == 0).forEach((i) -> all.get(i).deleted = true);
	}

	/** Removes everybody but the caller from the lists of most organizations. */
	public void emptyManyOrganizations() {
		this.world.organizations.values().stream().limit(14).forEach((organization) -> {
			organization.trouble = Trouble.NONE;
			organization.self = new Grant(AccountWorld.CALLER, "robot", 7);
			organization.others.clear();
		});
	}

	/** Gives every empty organization new holders. */
	public void fillOrganizations() {
		this.world.organizations.values()
			.stream()
			.filter((organization) -> organization.others.isEmpty())
			.forEach(this::fill);
	}

	private Organization addOrganization(String name) {
		Organization organization = this.world.organization(name);
		fill(organization);
		if (!chance(5)) {
			organization.accessUserCount = 1 + this.random.nextInt(9);
			organization.repositoryCount = this.random.nextInt(40);
		}
		return organization;
	}

	private void fill(Organization organization) {
		organization.self = this.users.caller();
		organization.others.addAll(this.users.grants(6, organization.self));
		organization.creatorName = organizationCreator(organization.others);
	}

	/** A holder's name, nobody's name, none, or one that two holders bear. */
	private @Nullable String organizationCreator(List<Grant> holders) {
		Grant holder = pick(holders);
		return switch (this.random.nextInt(6)) {
			case 0 -> null;
			case 1 -> "long gone";
			case 2 -> {
				holders.add(new Grant("twin-of-" + holder.userId(), holder.userName(), 7));
				yield holder.userName();
			}
			default -> holder.userName();
		};
	}

	private void addRepository() {
		int number = this.created++;
		List<String> organizations = List.copyOf(this.world.organizations.keySet());
		String namespace = organizations.get(number % organizations.size());
		String name = pick(NAME_PATTERNS).formatted(number / organizations.size());
		Repository repository = this.world.repository(new RepositoryName(namespace, name));
		create(repository);
		repository.deleted = this.world.organization(namespace).deleted;
		repository.listed = !chance(12);
		if (!namespace.equals(ONLY_LISTED) && (!repository.listed || !chance(20))) {
			this.input.add(repository.name);
		}
	}

	/** Creates it, or creates it again: with another id, creator and list. */
	private void create(Repository repository) {
		repository.deleted = false;
		repository.accessId = chance(20) ? 0 : this.world.nextAccessId();
		repository.self = this.users.caller();
		repository.others.clear();
		repository.others.addAll(this.users.grants(5, repository.self));
		Grant creator = chance(6) ? this.users.grant() : pick(repository.others);
		repository.creatorId = chance(15) ? null : creator.userId();
		repository.creatorName = chance(30) ? null : this.users.nameOf(creator.userId());
		repository.accessCreatorName = chance(3) ? creator.userName() : null;
		repository.detailTrouble = trouble(12, Trouble.FORBIDDEN, Trouble.NO_REPOSITORY);
		repository.isPublic = chance(10);
		repository.createdAt = "2025-%02d-%02dT08:00:00Z".formatted(1 + this.random.nextInt(12),
				1 + this.random.nextInt(28));
		repository.updatedAt = "2026-%02d-%02dT12:30:15Z".formatted(1 + this.random.nextInt(10),
				1 + this.random.nextInt(28));
		repository.shares.clear();
		repository.hundredShares = chance(15);
		for (int i = chance(8) ? 1 + this.random.nextInt(3) : 0; i > 0; i--) {
			share(repository);
		}
	}

	private void change(Organization organization) {
		if (chance(2)) {
			this.users.change(organization.others);
		}
		if (chance(8) && !organization.others.isEmpty()) {
			organization.creatorName = organizationCreator(organization.others);
		}
	}

	private void change(Repository repository) {
		if (repository.deleted) {
			if (chance(4) && !this.world.organization(repository.name.namespace()).deleted) {
				create(repository);
			}
			return;
		}
		if (chance(4)) {
			this.users.change(repository.others);
		}
		if (chance(20)) {
			repository.self = this.users.caller();
		}
		if (chance(25)) {
			repository.isPublic = !repository.isPublic;
		}
		changeShares(repository);
		if (chance(60)) {
			repository.listed = !repository.listed;
		}
		if (chance(150)) {
			repository.deleted = true;
		}
		if (this.input.contains(repository.name) ? chance(120) : chance(5)) {
			changeInput(repository.name);
		}
	}

	private void changeInput(RepositoryName name) {
		if (!this.input.remove(name) && !name.namespace().equals(ONLY_LISTED)) {
			this.input.add(name);
		}
	}

	private void changeShares(Repository repository) {
		if (chance(25)) {
			share(repository);
		}
		else if (!repository.shares.isEmpty() && chance(4)) {
			Share ended = repository.shares.remove(this.random.nextInt(repository.shares.size()));
			if (chance(2)) {
				repository.shares.add(new Share(ended.account(), !ended.active()));
			}
		}
		repository.hundredShares = chance(10);
		repository.shareTrouble = trouble(8, Trouble.FORBIDDEN, Trouble.FAILING);
	}

	private void share(Repository repository) {
		String account = pick(ACCOUNTS);
		if (repository.shares.stream().noneMatch((share) -> share.account().equals(account))) {
			repository.shares.add(new Share(account, !chance(4)));
		}
	}

	/** Returns {@code NONE}, or one time in so many one of these. */
	private Trouble trouble(int oneIn, Trouble... troubles) {
		return chance(oneIn) ? troubles[this.random.nextInt(troubles.length)] : Trouble.NONE;
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	private <T> T pick(Collection<T> values) {
		return List.copyOf(values).get(this.random.nextInt(values.size()));
	}

}
