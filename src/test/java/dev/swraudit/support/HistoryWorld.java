package dev.swraudit.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.AccountWorld.Organization;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AccountWorld.Share;
import dev.swraudit.support.AccountWorld.Trouble;

/**
 * A small account in which much changes from night to night: grants, names, objects,
 * shares and the input. The same seed makes the same nights.
 */
final class HistoryWorld {

	private static final List<String> ORGANIZATIONS = List.of("alpha", "alpha-2", "b_side", "gamma");

	private static final List<String> NAMES = List.of("app", "base/app", "base/java/app", "tools.ci", "a_b-c", "web");

	/** Most of the time the first ones, because grants should change, not only users. */
	private static final List<String> USERS = List.of("u-ann", "u-bob", "u-cem", "u-dora", "u-eve", "10", "9", "@frank",
			"\uFF5Euser", "\uD83D\uDE00user");

	private static final List<String> USER_NAMES = List.of("ann", "=cmd()", "a;-b", "'quoted", "last, first",
			"say \"hi\"", "Zo\u00EB", "bob", "carol", "dora", "eve", "");

	private static final List<String> ACCOUNTS = List.of("partner", "+outsourcing", "b,c");

	private final Random random;

	private final AccountWorld world = new AccountWorld();

	private final Map<String, String> userNames = new TreeMap<>();

	private final SortedSet<RepositoryName> input = new TreeSet<>();

	private final List<Repository> massDeleted = new ArrayList<>();

	HistoryWorld(Random random) {
		this.random = random;
		USERS.forEach((user) -> this.userNames.put(user, pick(USER_NAMES)));
		for (String name : ORGANIZATIONS) {
			Organization organization = this.world.organization(name);
			organization.self = new Grant(AccountWorld.CALLER, "robot", 7);
			organization.others.addAll(grants(3));
			organization.creatorName = pick(USER_NAMES);
			for (int i = 0; i < 4; i++) {
				addRepository(name, NAMES.get(i));
			}
		}
	}

	AccountWorld world() {
		return this.world;
	}

	/** Returns the users who may hold something. */
	static List<String> users() {
		return USERS;
	}

	/** Returns the records of tonight's input. */
	List<RepositoryName> input() {
		List<RepositoryName> records = new ArrayList<>(this.input);
		records.add(new RepositoryName("gamma", "never-made"));
		if (chance(5)) {
			records.add(records.get(0));
		}
		if (chance(5)) {
			records.add(new RepositoryName("Gamma", "app"));
		}
		return records;
	}

	/** Changes everything as one day does. */
	void change() {
		this.world.repositories.values().forEach(this::change);
		for (Organization organization : this.world.organizations.values()) {
			if (chance(3)) {
				change(organization.others);
			}
			if (chance(15)) {
				organization.creatorName = pick(USER_NAMES);
			}
			if (chance(70)) {
				organization.deleted = !organization.deleted;
			}
		}
		if (this.world.repositories.size() < 20 && chance(5)) {
			addRepository(pick(ORGANIZATIONS), pick(NAMES));
		}
		if (chance(3)) {
			rename(pick(USERS));
		}
	}

	/** Makes reads fail, or succeed again. One night in three has no failure. */
	void changeTroubles() {
		boolean none = chance(3);
		for (Organization organization : this.world.organizations.values()) {
			organization.trouble = none ? Trouble.NONE : trouble(8, Trouble.FORBIDDEN, Trouble.FAILING);
		}
		for (Repository repository : this.world.repositories.values()) {
			repository.trouble = none ? Trouble.NONE : trouble(7, Trouble.FORBIDDEN, Trouble.FAILING);
			repository.detailTrouble = none ? Trouble.NONE : trouble(15, Trouble.FORBIDDEN, Trouble.FAILING);
			repository.shareTrouble = none ? Trouble.NONE : trouble(6, Trouble.FORBIDDEN, Trouble.FAILING);
			repository.hundredShares = chance(8);
		}
	}

	/** Makes most repositories disappear, and shows only the caller in another one. */
	void deleteMost() {
		this.massDeleted.clear();
		this.world.repositories.values()
			.stream()
			.filter((repository) -> !repository.deleted)
			.filter((repository) -> this.massDeleted.size() < 12)
			.forEach(this.massDeleted::add);
		this.massDeleted.forEach((repository) -> repository.deleted = true);
	}

	/** Ends {@link #deleteMost()}: the repositories were not deleted after all. */
	void restore() {
		this.massDeleted.forEach((repository) -> repository.deleted = false);
	}

	private void change(Repository repository) {
		if (repository.deleted) {
			if (chance(4)) {
				create(repository);
			}
			return;
		}
		if (chance(60)) {
			create(repository);
		}
		if (chance(3)) {
			change(repository.others);
		}
		if (chance(30)) {
			repository.self = chance(2) ? null : new Grant(AccountWorld.CALLER, "robot", pick(List.of(1L, 3L, 7L)));
		}
		repository.isPublic ^= chance(10);
		changeShares(repository);
		if (chance(25)) {
			repository.listed = !repository.listed;
		}
		repository.deleted = chance(40);
		if (this.input.contains(repository.name) ? chance(25) : chance(4)) {
			changeInput(repository.name);
		}
	}

	private void changeShares(Repository repository) {
		if (chance(8)) {
			String account = pick(ACCOUNTS);
			repository.shares.removeIf((share) -> share.account().equals(account));
			repository.shares.add(new Share(account, !chance(4)));
		}
		else if (!repository.shares.isEmpty() && chance(5)) {
			repository.shares.remove(this.random.nextInt(repository.shares.size()));
		}
	}

	private void changeInput(RepositoryName name) {
		if (!this.input.remove(name)) {
			this.input.add(name);
		}
	}

	private void addRepository(String namespace, String name) {
		Repository repository = this.world.repository(new RepositoryName(namespace, name));
		this.input.add(repository.name);
		if (repository.accessId == 0) {
			create(repository);
		}
	}

	/** Creates it, or creates it again, most of the time with another id. */
	private void create(Repository repository) {
		repository.deleted = false;
		repository.accessId = chance(12) ? 0 : this.world.nextAccessId();
		repository.self = new Grant(AccountWorld.CALLER, "robot", 3);
		if (repository.others.isEmpty() || chance(2)) {
			repository.others.clear();
			repository.others.addAll(grants(4));
		}
		String creator = pick(USERS);
		repository.creatorId = chance(8) ? null : creator;
		repository.creatorName = this.userNames.get(creator);
		repository.accessCreatorName = chance(3) ? repository.creatorName : null;
		repository.isPublic = chance(5);
		repository.createdAt = "2025-01-01T08:00:00Z";
		repository.updatedAt = "2025-01-02T08:00:00Z";
		repository.shares.clear();
		changeShares(repository);
	}

	private List<Grant> grants(int most) {
		List<Grant> grants = new ArrayList<>();
		for (int i = this.random.nextInt(most + 1); i >= 0; i--) {
			add(grants);
		}
		return grants;
	}

	private void add(List<Grant> grants) {
		String user = USERS.get(Math.min(this.random.nextInt(USERS.size()), this.random.nextInt(USERS.size())));
		grants.removeIf((grant) -> grant.userId().equals(user));
		grants.add(new Grant(user, name(user), level()));
	}

	private String name(String user) {
		return this.userNames.getOrDefault(user, "");
	}

	/** Grants, revokes, raises or lowers one permission. */
	private void change(List<Grant> grants) {
		if (grants.isEmpty() || chance(3)) {
			add(grants);
			return;
		}
		Grant grant = grants.remove(this.random.nextInt(grants.size()));
		if (chance(2)) {
			grants.add(grant.withAuth(level()));
		}
	}

	private void rename(String user) {
		String name = pick(USER_NAMES);
		this.userNames.put(user, name);
		this.world.repositories.values().forEach((repository) -> rename(repository.others, user, name));
		this.world.organizations.values().forEach((organization) -> rename(organization.others, user, name));
	}

	private static void rename(List<Grant> grants, String user, String name) {
		grants.replaceAll((grant) -> grant.userId().equals(user) ? new Grant(user, name, grant.auth()) : grant);
	}

	private long level() {
		int number = this.random.nextInt(20);
		return (number == 0) ? pick(List.of(15L, 5L, 2L)) : (number < 10) ? 7 : (number < 15) ? 3 : 1;
	}

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
