package dev.swraudit.job.audit;

import java.util.List;
import java.util.Optional;

import dev.swraudit.access.ListedOrganization;
import dev.swraudit.ledger.Audit;
import dev.swraudit.organization.GrantLists;
import dev.swraudit.population.AccountSnapshot;
import dev.swraudit.population.PopulationStore;
import dev.swraudit.population.SourceReading;
import dev.swraudit.population.SourceStatus;

import org.springframework.stereotype.Component;

/**
 * Stores what SWR lists, and adds the grant lists to fetch. Needs the transaction of the
 * caller, in which the targets are stored.
 */
@Component
class AccountImport {

	private final PopulationStore population;

	private final GrantLists grantLists;

	AccountImport(PopulationStore population, GrantLists grantLists) {
		this.population = population;
		this.grantLists = grantLists;
	}

	void store(Audit audit, AccountSnapshot snapshot) {
		this.population.store(audit, snapshot);
		Optional.ofNullable(snapshot.organizations())
			.filter((reading) -> reading.state().status() != SourceStatus.OFF)
			.ifPresent((reading) -> addOrganizations(audit, reading));
		AccountSnapshot.contentOf(snapshot.shared())
			.ifPresent((listing) -> this.grantLists.addShares(audit, listing.repositories().keySet()));
	}

	private void addOrganizations(Audit audit, SourceReading<List<ListedOrganization>> reading) {
		this.grantLists.addOrganizations(audit, reading.content().orElse(null));
	}

}
