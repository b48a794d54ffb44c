package dev.swraudit.support;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.Trouble;

/**
 * Users of an {@link AccountWorld} whose permissions all end: guests, each with one
 * repository, and others who lose everything in one day.
 */
final class RandomGuests {

	private final Random random;

	private final AccountWorld world;

	private final List<Guest> guests = new ArrayList<>();

	private int number;

	RandomGuests(Random random, AccountWorld world) {
		this.random = random;
		this.world = world;
	}

	/** Adds two guests, ends the permissions of others, and makes some reads fail. */
	void change() {
		for (Iterator<Guest> all = this.guests.iterator(); all.hasNext();) {
			Guest guest = all.next();
			if (this.random.nextInt(3) == 0) {
				end(guest);
				all.remove();
			}
		}
		removeEverywhere(holder());
		for (int i = 0; i < 2; i++) {
			Guest guest = new Guest("guest-%d".formatted(this.number++), repository());
			guest.repository().others.add(new Grant(guest.id(), "name of " + guest.id(), 1 + 2L * i));
			this.guests.add(guest);
			repository().trouble = (i == 0) ? Trouble.FORBIDDEN : Trouble.FAILING;
		}
	}

	private void end(Guest guest) {
		if (this.random.nextBoolean()) {
			guest.repository().deleted = true;
		}
		else {
			removeEverywhere(guest.id());
		}
	}

	private void removeEverywhere(String user) {
		Stream
			.concat(this.world.repositories.values().stream().map((repository) -> repository.others),
					this.world.organizations.values().stream().map((organization) -> organization.others))
			.forEach((grants) -> grants.removeIf((grant) -> grant.userId().equals(user)));
	}

	/** Returns a user who holds something, but not the caller. */
	private String holder() {
		List<String> all = this.world.repositories.values()
			.stream()
			.flatMap((repository) -> repository.others.stream())
			.map(Grant::userId)
			.filter((user) -> !user.equals(AccountWorld.CALLER))
			.toList();
		return all.get(this.random.nextInt(all.size()));
	}

	private Repository repository() {
		List<Repository> all = this.world.repositories.values().stream().filter(Repository::isListed).toList();
		return all.get(this.random.nextInt(all.size()));
	}

	private record Guest(String id, Repository repository) {
	}

}
