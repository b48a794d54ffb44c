package dev.swraudit.ledger;

import java.util.List;

/**
 * Repository to audit.
 *
 * @param id the row id, see {@link RowIds}
 * @param namespace the organization that holds it
 * @param repository its name, with plain slashes
 * @param known what is stored of it
 */
public record Target(long id, String namespace, String repository, KnownRepository known) {

	/** Creates a target of which nothing is stored. */
	public Target(long id, String namespace, String repository) {
		this(id, namespace, repository, KnownRepository.NONE);
	}

	Target withLists(List<KnownList> lists) {
		return new Target(this.id, this.namespace, this.repository, this.known.withLists(lists));
	}

}
