package dev.swraudit.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of a repository, or of an organization, before it is fetched.
 *
 * @param id its row id; 0 if it is not stored
 * @param creator the creator that an earlier audit looked up; null if there is none
 * @param lists its access lists from earlier audits
 */
public record KnownRepository(int id, @Nullable KnownCreator creator, List<KnownList> lists) {

	/** Repository that is not stored. */
	static final KnownRepository NONE = new KnownRepository(0, null, List.of());

	KnownRepository withLists(List<KnownList> lists) {
		return new KnownRepository(this.id, this.creator, lists);
	}

}
