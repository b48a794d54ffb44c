package dev.swraudit.population;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.swraudit.access.ListedRepository;
import dev.swraudit.access.ListingPage;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RepositoryListingTests {

	private static final SwrFailure FORBIDDEN = new SwrFailure(SwrFailure.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001",
			"no", false);

	private final FakeRegistry registry = new FakeRegistry();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 999, 1000, 1001, 1999, 2000, 2001, 5000 })
	void everyRepositoryIsListedOnce(int count) throws Exception {
		this.registry.add(count);
		RepositoryListing listing = read();
		assertThat(listing.settled()).isTrue();
		assertThat(listing.repositories().keySet())
			.containsExactlyElementsOf(new TreeSet<>(this.registry.repositories));
		assertThat(this.registry.pages).as("of two readings").isEqualTo(2 * (1 + count / 1000));
	}

	@Test
	void listingThatChangesBetweenTwoPagesIsReadAgain() throws Exception {
		this.registry.add(2500);
		this.registry.beforePage(2, () -> this.registry.repositories.remove(0));
		RepositoryListing listing = read();
		assertThat(listing.settled()).isTrue();
		assertThat(listing.repositories()).hasSize(2499);
		assertThat(this.registry.pages).as("of three readings").isEqualTo(9);
	}

	@Test
	void repositoryOfAnotherOrganizationThatChangesPlacesIsNotLost() throws Exception {
		this.registry.add(999);
		this.registry.repositories.add(new RepositoryName("team-a", "zz"));
		this.registry.repositories.add(new RepositoryName("team-b", "zz"));
		this.registry.beforePage(2, () -> this.registry.swapLast());
		RepositoryListing listing = read();
		assertThat(listing.settled()).isTrue();
		assertThat(listing.repositories()).hasSize(1001);
		assertThat(this.registry.pages).as("of three readings").isEqualTo(6);
	}

	@Test
	void listingThatNeverSettlesIsTheUnionOfAllReadings() throws Exception {
		this.registry.add(1500);
		this.registry.beforePage(2, () -> this.registry.repositories.add(0, new RepositoryName("team", "a-first")));
		this.registry.beforePage(5, () -> this.registry.repositories.add(0, new RepositoryName("team", "a-second")));
		this.registry.beforePage(8, () -> this.registry.repositories.add(0, new RepositoryName("team", "a-third")));
		RepositoryListing listing = read();
		assertThat(listing.settled()).isFalse();
		assertThat(listing.repositories()).hasSize(1502);
		assertThat(this.registry.pages).isEqualTo(9);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1499, 1501 })
	void otherTotalThanTheListedRepositoriesIsNotSettled(long total) throws Exception {
		this.registry.add(1500);
		this.registry.total = total;
		assertThat(read().settled()).isFalse();
		assertThat(read().repositories()).hasSize(1500);
	}

	@Test
	void unknownTotalIsNotSettled() throws Exception {
		this.registry.add(10);
		this.registry.withTotal = false;
		assertThat(read().settled()).isFalse();
	}

	@Test
	void pagesMayBeShorterThanAsked() throws Exception {
		this.registry.add(1234);
		this.registry.limit = 100;
		RepositoryListing listing = read();
		assertThat(listing.settled()).isTrue();
		assertThat(listing.repositories()).hasSize(1234);
	}

	@Test
	void pageThatRepeatsForEverEndsTheReading() throws Exception {
		List<ListedRepository> page = listed(names(ListingPage.LIMIT));
		RepositoryListing listing = read((offset) -> new SwrResult.Read<>(new ListingPage(page, 5000L)));
		assertThat(listing.settled()).isFalse();
		assertThat(listing.repositories()).hasSize(ListingPage.LIMIT);
	}

	@Test
	void failureOfAnyPageIsTheResult() throws Exception {
		this.registry.add(3000);
		assertThat(RepositoryListing
			.read((offset) -> (offset > 999) ? new SwrResult.Failed<>(FORBIDDEN) : this.registry.from(offset)))
			.isEqualTo(new SwrResult.Failed<>(FORBIDDEN));
	}

	@Test
	void settledListingLacksNoRepositoryThatExistedThroughout() throws Exception {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			FakeRegistry changing = new FakeRegistry();
			changing.add(1 + random.nextInt(3000));
			List<TreeSet<RepositoryName>> existed = new ArrayList<>();
			existed.add(new TreeSet<>(changing.repositories));
			int number = seed;
			RepositoryListing.Pages pages = (offset) -> {
				if (random.nextInt(4) == 0) {
					changing.change(random, number);
					existed.add(new TreeSet<>(changing.repositories));
				}
				return changing.from(offset);
			};
			RepositoryListing listing = read(pages);
			TreeSet<RepositoryName> always = new TreeSet<>(existed.get(0));
			existed.forEach(always::retainAll);
			if (listing.settled()) {
				assertThat(listing.repositories().keySet().containsAll(always)).as("seed " + seed).isTrue();
			}
		}
	}

	private RepositoryListing read() throws InterruptedException {
		this.registry.pages = 0;
		return read(this.registry::from);
	}

	private static RepositoryListing read(RepositoryListing.Pages pages) throws InterruptedException {
		SwrResult<RepositoryListing> result = RepositoryListing.read(pages);
		assertThat(result).isInstanceOf(SwrResult.Read.class);
		return ((SwrResult.Read<RepositoryListing>) result).content();
	}

	private static List<ListedRepository> listed(List<RepositoryName> names) {
		return names.stream().map((name) -> new ListedRepository(name, false, null, null)).toList();
	}

	private static List<RepositoryName> names(int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> new RepositoryName("team-" + number % 7, "app-%06d".formatted(number)))
			.toList();
	}

	/**
	 * Registry that lists its repositories by name.
	 */
	private static final class FakeRegistry {

		private final List<RepositoryName> repositories = new ArrayList<>();

		private final List<@Nullable Runnable> events = new ArrayList<>();

		private boolean withTotal = true;

		private @Nullable Long total;

		private int pages;

		private int limit = ListingPage.LIMIT;

		void add(int count) {
			this.repositories.addAll(names(count));
		}

		/** Changes the registry before the n-th page, counted from 1. */
		void beforePage(int number, Runnable event) {
			while (this.events.size() <= number) {
				this.events.add(null);
			}
			this.events.set(number, event);
		}

		void swapLast() {
			RepositoryName last = this.repositories.remove(this.repositories.size() - 1);
			this.repositories.add(this.repositories.size() - 1, last);
		}

		void change(Random random, int seed) {
			if (random.nextBoolean() && !this.repositories.isEmpty()) {
				this.repositories.remove(random.nextInt(this.repositories.size()));
				return;
			}
			Collections.shuffle(this.repositories, random);
			this.repositories.add(new RepositoryName("team-x", "app-%06d-%d".formatted(random.nextInt(3000), seed)));
			this.repositories.sort(Comparator.comparing(RepositoryName::repository));
		}

		SwrResult<ListingPage> from(int offset) {
			this.pages++;
			Runnable event = (this.pages < this.events.size()) ? this.events.get(this.pages) : null;
			if (event != null) {
				event.run();
			}
			int size = this.repositories.size();
			List<RepositoryName> page = List
				.copyOf(this.repositories.subList(Math.min(offset, size), Math.min(offset + this.limit, size)));
			Long all = (this.total != null) ? this.total : Long.valueOf(size);
			return new SwrResult.Read<>(new ListingPage(listed(page), this.withTotal ? all : null));
		}

	}

}
