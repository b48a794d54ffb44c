package dev.swraudit.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Repository to audit.
 *
 * @param id the row id, see {@link RowIds}
 * @param namespace the organization that holds it
 * @param repository its name, with plain slashes
 * @param creator the creator that an earlier audit looked up; null if there is none
 */
public record Target(long id, String namespace, String repository, @Nullable KnownCreator creator) {

	/** Creates a target without a known creator. */
	public Target(long id, String namespace, String repository) {
		this(id, namespace, repository, null);
	}

}
