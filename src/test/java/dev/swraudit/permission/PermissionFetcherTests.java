package dev.swraudit.permission;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.AccessList.Grant;
import dev.swraudit.access.RepositoryDetail;
import dev.swraudit.access.SwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.KnownCreator;
import dev.swraudit.ledger.KnownRepository;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.Target;
import dev.swraudit.permission.Creator.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionFetcherTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final Grant ANN = new Grant("u1", "ann", 7, false);

	private static final Grant BOB = new Grant("u2", "bob", 1, false);

	private static final Grant OTHER_ANN = new Grant("u3", "ann", 3, false);

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	@Test
	void withoutAManagerTheNameInTheListIsEnough() throws Exception {
		assertThat(creator(list("bob", BOB), null)).isEqualTo(Creator.byName("bob"));
		assertThat(creator(list("carol", BOB), null)).isEqualTo(Creator.byName("carol"));
		assertThat(creator(list(null, BOB), null)).isEqualTo(Creator.UNKNOWN);
		assertThat(creator(list("", BOB), null)).isEqualTo(Creator.UNKNOWN);
		assertThat(creator(list("ann"), null)).isEqualTo(Creator.byName("ann"));
	}

	@Test
	void withoutAManagerANameOfTwoHoldersIsIgnored() throws Exception {
		assertThat(creator(list("ann", OTHER_ANN, new Grant("u4", "ann", 1, false)), null)).isEqualTo(Creator.UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# list  | id | detail | creator id | creator name | evidence
			-       | u1 | ann    | u1         | ann          | ID
			''      | u9 | -      | u9         | -            | ID
			ann     | u3 | ann    | u3         | ann          | ID
			mallory | u1 | ann    | u1         | ann          | ID
			ann     | u1 | -      | u1         | -            | ID
			ann     | -  | bob    | -          | ann          | UNCONFIRMED_NAME
			ann     | -  | -      | -          | ann          | UNCONFIRMED_NAME
			carol   | -  | -      | -          | carol        | UNCONFIRMED_NAME
			-       | -  | bob    | -          | bob          | UNCONFIRMED_NAME
			''      | -  | bob    | -          | bob          | UNCONFIRMED_NAME
			-       | -  | -      | -          | -            | NONE
			""")
	void withAManagerOnlyTheIdOfTheDetailDecides(@Nullable String listName, @Nullable String id,
			@Nullable String detailName, @Nullable String creatorId, @Nullable String creatorName, Evidence evidence)
			throws Exception {
		Creator expected = new Creator(creatorId, creatorName, evidence);
		assertThat(creator(list(listName, ANN, BOB), detail(id, detailName))).isEqualTo(expected);
		assertThat(creator(list(listName, ANN, OTHER_ANN), detail(id, detailName))).isEqualTo(expected);
	}

	@ParameterizedTest
	@EnumSource(names = { "FORBIDDEN", "NOT_FOUND" })
	void forbiddenOrMissingDetailLeavesTheCreatorUnknown(SwrFailure.Kind kind) throws Exception {
		assertThat(creator(list(null, ANN), refused(kind))).isEqualTo(Creator.UNKNOWN);
		assertThat(creator(list("ann", ANN), refused(kind))).isEqualTo(Creator.byUnconfirmedName("ann"));
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5, 6, 7, 15, -1, Long.MIN_VALUE + 4, Long.MAX_VALUE })
	void everyManagerIsLookedUp(long auth) throws Exception {
		assertThat(creator(list("bob", new Grant("u2", "bob", auth, false)), detail("u1", "ann")))
			.isEqualTo(Creator.byId("u1", "ann"));
		assertThat(creator(list("bob", new Grant("u2", "bob", auth, true)), detail("u1", "ann")))
			.isEqualTo(Creator.byId("u1", "ann"));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 2, 3, 8, 11, -8, Long.MIN_VALUE })
	void noLookUpWithoutManagers(long auth) throws Exception {
		assertThat(creator(list("bob", new Grant("u2", "bob", auth, false)), null)).isEqualTo(Creator.byName("bob"));
	}

	@Test
	void failedDetailFailsTheTarget() throws Exception {
		FetchResult fetchResult = read(new SwrResult.Read<>(list(null, ANN)), refused(SwrFailure.Kind.FAILED));
		assertThat(fetchResult.outcome()).isEqualTo(Outcome.FAILED);
	}

	@Test
	void creatorIsStoredWithTheIdOfTheList() throws Exception {
		assertThat(lookedUp(list(null, ANN), detail("u1", "ann"))).isEqualTo(new KnownCreator("1", "u1", "ann"));
		assertThat(lookedUp(list("mallory", ANN), detail("u1", null))).isEqualTo(new KnownCreator("1", "u1", null));
	}

	@Test
	void creatorIsNotStoredWithoutBothIds() throws Exception {
		AccessList withoutId = new AccessList(null, null, List.of(ANN));
		assertThat(lookedUp(withoutId, detail("u1", "ann"))).isNull();
		assertThat(lookedUp(list(null, ANN), detail(null, "ann"))).isNull();
		assertThat(lookedUp(list("ann", ANN), detail(null, null))).isNull();
		assertThat(lookedUp(list("ann", ANN), refused(SwrFailure.Kind.NOT_FOUND))).isNull();
	}

	@Test
	void knownCreatorIsNotLookedUpAgain() throws Exception {
		Target target = target(new KnownCreator("1", "u1", "ann"));
		assertThat(creator(target, list(null, ANN), null)).isEqualTo(Creator.byId("u1", "ann"));
		assertThat(creator(target, list("mallory", ANN), null)).isEqualTo(Creator.byId("u1", "ann"));
	}

	@Test
	void knownCreatorIsNotUsedForAListWithoutAnId() throws Exception {
		Target target = target(new KnownCreator("1", "u9", "zoe"));
		AccessList withoutId = new AccessList(null, null, List.of(ANN));
		assertThat(creator(target, withoutId, detail("u1", "ann"))).isEqualTo(Creator.byId("u1", "ann"));
	}

	@Test
	void knownCreatorIsNotUsedWithoutManagers() throws Exception {
		Target target = target(new KnownCreator("1", "u2", "bob"));
		assertThat(creator(target, list(null, BOB), null)).isEqualTo(Creator.UNKNOWN);
	}

	@Test
	void recreatedRepositoryIsLookedUpAgain() throws Exception {
		Target target = target(new KnownCreator("0", "u9", "zoe"));
		assertThat(creator(target, list(null, ANN), detail("u1", "ann"))).isEqualTo(Creator.byId("u1", "ann"));
	}

	@Test
	void failureIsReturnedUnchanged() throws Exception {
		SwrFailure swrFailure = new SwrFailure(SwrFailure.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001", "no", false);
		assertThat(read(new SwrResult.Failed<>(swrFailure), null))
			.isEqualTo(new FetchResult.NotAudited(TARGET, swrFailure, true, NOW));
	}

	@Test
	void creatorIsMatchedByIdOrByName() {
		Permission ann = new Permission("u1", "ann", 7, false);
		assertThat(Creator.byId("u1", "renamed").matches(ann)).isTrue();
		assertThat(Creator.byId("u2", "ann").matches(ann)).isFalse();
		assertThat(Creator.byName("ann").matches(ann)).isTrue();
		assertThat(Creator.byName("bob").matches(ann)).isFalse();
		assertThat(Creator.byName("bob").matches(new Permission("u1", null, 7, false))).isFalse();
		assertThat(Creator.byUnconfirmedName("ann").matches(ann)).isNull();
		assertThat(Creator.byUnconfirmedName("bob").matches(ann)).isNull();
		assertThat(Creator.UNKNOWN.matches(ann)).isNull();
	}

	private static @Nullable KnownCreator lookedUp(AccessList list, SwrResult<RepositoryDetail> detail)
			throws Exception {
		return ((FetchResult.Audited) read(new SwrResult.Read<>(list), detail)).lookedUp();
	}

	private static Creator creator(AccessList list, @Nullable SwrResult<RepositoryDetail> detail) throws Exception {
		return creator(TARGET, list, detail);
	}

	private static Creator creator(Target target, AccessList list, @Nullable SwrResult<RepositoryDetail> detail)
			throws Exception {
		FetchResult fetchResult = read(target, new SwrResult.Read<>(list), detail);
		assertThat(fetchResult).isInstanceOf(FetchResult.Audited.class);
		return ((FetchResult.Audited) fetchResult).creator();
	}

	private static FetchResult read(SwrResult<AccessList> access, @Nullable SwrResult<RepositoryDetail> detail)
			throws Exception {
		return read(TARGET, access, detail);
	}

	/**
	 * Fetches from an SWR with these results. Without a detail, the detail call is an
	 * error.
	 */
	private static FetchResult read(Target target, SwrResult<AccessList> access,
			@Nullable SwrResult<RepositoryDetail> detail) throws Exception {
		SwrClient swrClient = new SwrClient() {

			@Override
			public SwrResult<AccessList> access(Target asked, ThrottleBudget throttleBudget) {
				return access;
			}

			@Override
			public SwrResult<RepositoryDetail> detail(Target asked, ThrottleBudget throttleBudget) {
				if (detail == null) {
					throw new AssertionError("the creator was looked up");
				}
				return detail;
			}

		};
		return new PermissionFetcher(swrClient, Clock.fixed(NOW, ZoneOffset.UTC)).fetch(target);
	}

	private static AccessList list(@Nullable String creatorName, Grant... grants) {
		return new AccessList("1", creatorName, Arrays.asList(grants));
	}

	private static SwrResult<RepositoryDetail> detail(@Nullable String id, @Nullable String name) {
		return new SwrResult.Read<>(new RepositoryDetail(id, name));
	}

	private static SwrResult<RepositoryDetail> refused(SwrFailure.Kind kind) {
		return new SwrResult.Failed<>(new SwrFailure(kind, 500, null, "", false));
	}

	private static Target target(KnownCreator creator) {
		return new Target(1, "team", "app", new KnownRepository(1, creator, List.of()));
	}

}
