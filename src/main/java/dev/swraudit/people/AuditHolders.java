package dev.swraudit.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.DigestIds;
import dev.swraudit.permission.AccountNameCache;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Users that hold a permission in an audit, and the people behind them.
 */
public final class AuditHolders {

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private final NameBearers bearers = new NameBearers();

	private final List<Holder> holders;

	private final Map<String, Holder> byUserId = new HashMap<>();

	private final PeopleMatcher matcher;

	private final People people;

	private final DigestIds<Person> personIds;

	private final Map<Person, Integer> knownIds = new HashMap<>();

	private final AccountNameCache<String> userNames;

	/**
	 * Reads the users of an audit from the stored permissions.
	 * @param people the people list
	 */
	public AuditHolders(JdbcTemplate jdbc, Audit audit, People people) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.holders = new HolderQuery(jdbc, audit.id()).read(this.bearers);
		this.holders.forEach((holder) -> this.byUserId.put(holder.userId(), holder));
		this.people = people;
		this.matcher = people.on(audit.key().date(), this.bearers);
		this.userNames = new AccountNameCache<>(JdbcClient.create(jdbc), (userId, userName) -> userName);
		this.personIds = new DigestIds<>(jdbc, audit.scopeId(), "person",
				List.of("person", "email", "department", "status", "kind", "left_on"), AuditHolders::cells);
		this.knownIds.putAll(this.personIds.idsOf(this.holders.stream()
			.map(this::find)
			.flatMap(Optional::stream)
			.map(PeopleMatcher.Match::person)
			.collect(Collectors.toSet())));
	}

	private static List<@Nullable Object> cells(Person person) {
		Person.Kind kind = person.kind();
		return Arrays.asList(person.person(), person.email(), person.department(), person.status().code(),
				(kind != null) ? kind.code() : null, person.leftOn());
	}

	/** Returns whether a people list is given. */
	public boolean isListGiven() {
		return this.people.isGiven();
	}

	/** Returns the users in the order of user ids. */
	public List<Holder> all() {
		return this.holders;
	}

	/** Returns a user by id; null if the user holds nothing. */
	public @Nullable Holder holder(String userId) {
		return this.byUserId.get(userId);
	}

	/** Returns the names that users bear. */
	public NameBearers bearers() {
		return this.bearers;
	}

	/** Returns the person behind a user who holds a permission. */
	public Optional<PeopleMatcher.Match> find(Holder holder) {
		return this.matcher.find(holder.userId(), holder.names());
	}

	/**
	 * Returns the person behind a user.
	 * @param account an account id of the user, whose name counts if the user holds
	 * nothing now
	 */
	public Optional<PeopleMatcher.Match> find(String userId, int account) {
		Holder holder = this.byUserId.get(userId);
		if (holder != null) {
			return find(holder);
		}
		return findFormer(userId, account);
	}

	/**
	 * Returns the row id of the person behind the holder of a finding; null if there is
	 * none. The name of the finding counts too, which the user may no longer bear.
	 */
	public @Nullable Integer personId(String userId, int account) {
		return find(userId, account).or(() -> findFormer(userId, account))
			.map((match) -> idOf(match.person()))
			.orElse(null);
	}

	/** Asks for no name that {@link #find(Holder)} has tried already. */
	private Optional<PeopleMatcher.Match> findFormer(String userId, int account) {
		Holder holder = this.byUserId.get(userId);
		boolean tried = holder != null && holder.account() == account;
		return (isListGiven() && !tried) ? this.matcher.findFormer(userId, this.userNames.get(account))
				: Optional.empty();
	}

	private Integer idOf(Person person) {
		return this.knownIds.computeIfAbsent(person,
				(absent) -> Objects.requireNonNull(this.personIds.idsOf(List.of(absent)).get(absent)));
	}

	/**
	 * Stores the users, and the names of the people list that several of them bear.
	 * @param openFindings number of open findings by user id
	 */
	public void store(Map<String, Integer> openFindings) {
		Map<String, LocalDate> firstSeen = new KnownUsers(this.jdbc, this.audit.scopeId()).firstSeen(this.holders,
				this.audit.key().date());
		HolderStore store = new HolderStore(this.jdbc, this.audit.id());
		store.recordList(this.people, this.matcher.ambiguousNames());
		store.insert(this.holders.stream()
			.map((holder) -> row(holder, openFindings, Objects.requireNonNull(firstSeen.get(holder.userId()))))
			.iterator());
	}

	private HolderStore.Row row(Holder holder, Map<String, Integer> openFindings, LocalDate firstSeen) {
		Optional<PeopleMatcher.Match> match = find(holder);
		return new HolderStore.Row(holder, match.map((found) -> idOf(found.person())).orElse(null),
				match.map(PeopleMatcher.Match::matchedBy).orElse(null), openFindings.getOrDefault(holder.userId(), 0),
				firstSeen);
	}

}
