package dev.swraudit.permission;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.Patience;
import dev.swraudit.access.AccessList.Grant;
import dev.swraudit.access.Answer;
import dev.swraudit.access.Refusal;
import dev.swraudit.access.RepositoryDetail;
import dev.swraudit.access.Swr;
import dev.swraudit.target.KnownCreator;
import dev.swraudit.target.Outcome;
import dev.swraudit.target.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionReaderTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final Grant ANN = new Grant("u1", "ann", 7, false);

	private static final Grant BOB = new Grant("u2", "bob", 1, false);

	private static final Grant OTHER_ANN = new Grant("u3", "ann", 3, false);

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	@Test
	void aCreatorNameInTheAnswerNeedsNoLookUp() throws Exception {
		assertThat(creator(list("ann", ANN, BOB), null)).isEqualTo(Creator.byName("ann"));
	}

	@Test
	void aCreatorWhoHoldsNothingIsStillKnownByName() throws Exception {
		assertThat(creator(list("carol", ANN, BOB), null)).isEqualTo(Creator.byName("carol"));
	}

	@Test
	void withoutAManagerNobodyIsLookedUp() throws Exception {
		assertThat(creator(list(null, BOB), null)).isEqualTo(Creator.UNKNOWN);
		assertThat(creator(list("", BOB), null)).isEqualTo(Creator.UNKNOWN);
		assertThat(creator(list("ann", OTHER_ANN, new Grant("u4", "ann", 1, false)), null)).isEqualTo(Creator.UNKNOWN);
	}

	@Test
	void withAManagerAndNoNameTheDetailDecides() throws Exception {
		assertThat(creator(list(null, ANN), detail("u1", "ann"))).isEqualTo(Creator.byId("u1", "ann"));
		assertThat(creator(list("", ANN), detail("u9", null))).isEqualTo(Creator.byId("u9", null));
	}

	@Test
	void aNameThatTwoHoldersBearIsDecidedByTheIdOfTheDetail() throws Exception {
		AccessList twoAnns = list("ann", ANN, OTHER_ANN);
		assertThat(creator(twoAnns, detail("u3", "ann"))).isEqualTo(Creator.byId("u3", "ann"));
		assertThat(creator(twoAnns, detail(null, "ann"))).isEqualTo(Creator.UNKNOWN);
		assertThat(creator(twoAnns, detail(null, null))).isEqualTo(Creator.UNKNOWN);
	}

	@Test
	void aDetailWithoutAnIdTellsTheName() throws Exception {
		assertThat(creator(list(null, ANN, BOB), detail(null, "bob"))).isEqualTo(Creator.byName("bob"));
	}

	@Test
	void aDetailThatMayNotBeReadOrIsMissingLeavesTheCreatorUnknown() throws Exception {
		for (Refusal.Kind kind : List.of(Refusal.Kind.FORBIDDEN, Refusal.Kind.NOT_FOUND)) {
			assertThat(creator(list(null, ANN), refused(kind))).isEqualTo(Creator.UNKNOWN);
		}
	}

	@Test
	void aDetailThatFailsFailsTheTarget() throws Exception {
		Reading reading = read(new Answer.Read<>(list(null, ANN)), refused(Refusal.Kind.FAILED));
		assertThat(reading.outcome()).isEqualTo(Outcome.FAILED);
	}

	@Test
	void whatTheDetailToldIsRememberedForThatAnswerId() throws Exception {
		Reading reading = read(new Answer.Read<>(list(null, ANN)), detail("u1", "ann"));
		assertThat(((Reading.Audited) reading).told()).isEqualTo(new KnownCreator("1", "u1", "ann"));
		Reading nameless = read(new Answer.Read<>(new AccessList(null, null, List.of(ANN))), detail("u1", "ann"));
		assertThat(((Reading.Audited) nameless).told()).isNull();
		Reading unknown = read(new Answer.Read<>(list(null, ANN)), detail(null, null));
		assertThat(((Reading.Audited) unknown).told()).isNull();
	}

	@Test
	void aCreatorWhoIsKnownIsNotLookedUpAgain() throws Exception {
		Target target = new Target(1, "team", "app", new KnownCreator("1", "u1", "ann"));
		assertThat(creator(target, list(null, ANN), null)).isEqualTo(Creator.byId("u1", "ann"));
		Target byName = new Target(1, "team", "app", new KnownCreator("1", null, "ann"));
		assertThat(creator(byName, list(null, ANN), null)).isEqualTo(Creator.byName("ann"));
	}

	@Test
	void aRepositoryThatWasMadeAgainIsLookedUpAgain() throws Exception {
		Target target = new Target(1, "team", "app", new KnownCreator("0", "u9", "zoe"));
		assertThat(creator(target, list(null, ANN), detail("u1", "ann"))).isEqualTo(Creator.byId("u1", "ann"));
	}

	@Test
	void aRefusalIsToldAsItIs() throws Exception {
		Refusal refusal = new Refusal(Refusal.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001", "no", false);
		assertThat(read(new Answer.Refused<>(refusal), null))
			.isEqualTo(new Reading.NotAudited(TARGET, refusal, true, NOW));
	}

	@Test
	void theCreatorIsMatchedByIdOrByName() {
		Permission ann = new Permission("u1", "ann", 7, false);
		assertThat(Creator.byId("u1", "renamed").matches(ann)).isTrue();
		assertThat(Creator.byId("u2", "ann").matches(ann)).isFalse();
		assertThat(Creator.byName("ann").matches(ann)).isTrue();
		assertThat(Creator.byName("bob").matches(ann)).isFalse();
		assertThat(Creator.byName("bob").matches(new Permission("u1", null, 7, false))).isFalse();
		assertThat(Creator.UNKNOWN.matches(ann)).isNull();
	}

	private static Creator creator(AccessList list, @Nullable Answer<RepositoryDetail> detail) throws Exception {
		return creator(TARGET, list, detail);
	}

	private static Creator creator(Target target, AccessList list, @Nullable Answer<RepositoryDetail> detail)
			throws Exception {
		Reading reading = read(target, new Answer.Read<>(list), detail);
		assertThat(reading).isInstanceOf(Reading.Audited.class);
		return ((Reading.Audited) reading).creator();
	}

	private static Reading read(Answer<AccessList> access, @Nullable Answer<RepositoryDetail> detail) throws Exception {
		return read(TARGET, access, detail);
	}

	/**
	 * Reads from an SWR that answers so; without a detail to answer, asking for it is an
	 * error.
	 */
	private static Reading read(Target target, Answer<AccessList> access, @Nullable Answer<RepositoryDetail> detail)
			throws Exception {
		Swr swr = new Swr() {

			@Override
			public Answer<AccessList> access(Target asked, Patience patience) {
				return access;
			}

			@Override
			public Answer<RepositoryDetail> detail(Target asked, Patience patience) {
				if (detail == null) {
					throw new AssertionError("the creator was looked up");
				}
				return detail;
			}

		};
		return new PermissionReader(swr, Clock.fixed(NOW, ZoneOffset.UTC)).read(target);
	}

	private static AccessList list(@Nullable String creatorName, Grant... grants) {
		return new AccessList("1", creatorName, Arrays.asList(grants));
	}

	private static Answer<RepositoryDetail> detail(@Nullable String id, @Nullable String name) {
		return new Answer.Read<>(new RepositoryDetail(id, name));
	}

	private static Answer<RepositoryDetail> refused(Refusal.Kind kind) {
		return new Answer.Refused<>(new Refusal(kind, 500, null, "", false));
	}

}
