package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.OraclePeople.Person;
import org.jspecify.annotations.Nullable;

/**
 * A random people list of the users of an {@link AccountWorld}, and its changes between
 * two nights.
 */
final class RandomPeople {

	private static final List<String> DEPARTMENTS = List.of("", "Payments", "R&D, Berlin", "=Sales", "\"Ops\"");

	private static final List<String> KINDS = List.of("", "person", "person", "robot", "shared");

	private static final List<String> STATUSES = List.of("", "active", "active", "active", "disabled", "left");

	private final Random random;

	private final AccountWorld world;

	private final List<Person> list = new ArrayList<>();

	/** Ids for which it was decided whether and how the list names them. */
	private final Set<String> considered = new HashSet<>();

	RandomPeople(Random random, AccountWorld world) {
		this.random = random;
		this.world = world;
	}

	/** Changes the list as one day does, and returns it. */
	List<Person> change(LocalDate date) {
		List<Person> removed = this.list.stream().filter((person) -> chance(20)).toList();
		this.list.removeAll(removed);
		removed.forEach((person) -> this.considered.remove(person.userId()));
		this.list.replaceAll((person) -> chance(6) ? person.withStatus(status(), leftOn(date)) : person);
		users().forEach((id, names) -> {
			if (this.considered.add(id)) {
				consider(id, names, date);
			}
		});
		return List.copyOf(this.list);
	}

	private void consider(String id, Set<String> names, LocalDate date) {
		int how = this.random.nextInt(10);
		String name = names.stream().filter((one) -> one.startsWith("user-")).findFirst().orElse("");
		if (how < 5) {
			this.list.add(person(id, chance(2) ? name : "", date));
		}
		else if (how < 8 && !name.isEmpty() && this.list.stream()
			.noneMatch((person) -> person.userId().isEmpty() && person.userName().equals(name))) {
			this.list.add(person("", name, date));
		}
	}

	private Person person(String id, String name, LocalDate date) {
		int number = this.list.size();
		return new Person(id, name, chance(5) ? "" : "Person %d".formatted(number),
				chance(3) ? "" : "p%d@example.com".formatted(number), pick(DEPARTMENTS), status(), pick(KINDS),
				leftOn(date));
	}

	private String status() {
		return pick(STATUSES);
	}

	/** A day before, on or after a date; most of the time none. */
	private @Nullable LocalDate leftOn(LocalDate date) {
		return chance(4) ? date.plusDays(this.random.nextInt(5) - 1) : null;
	}

	/** Returns the names of every user who holds something, by id. */
	private Map<String, Set<String>> users() {
		Map<String, Set<String>> users = new TreeMap<>();
		Stream
			.concat(this.world.repositories.values().stream().flatMap((of) -> grants(of.self, of.others)),
					this.world.organizations.values().stream().flatMap((of) -> grants(of.self, of.others)))
			.forEach((grant) -> {
				Set<String> names = users.computeIfAbsent(grant.userId(), (id) -> new TreeSet<>());
				if (grant.userName() != null) {
					names.add(grant.userName());
				}
			});
		return users;
	}

	private static Stream<Grant> grants(@Nullable Grant self, List<Grant> others) {
		return Stream.concat(Stream.ofNullable(self), others.stream());
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
