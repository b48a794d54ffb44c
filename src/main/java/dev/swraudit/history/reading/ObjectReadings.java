package dev.swraudit.history.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.permission.GrantSource;
import dev.swraudit.target.RepositoryName;

/**
 * Readings of one object, by source, each in the order of the audits.
 *
 * @param repository the repository id
 * @param object the name
 */
public record ObjectReadings(int repository, RepositoryName object, Map<GrantSource, List<Reading>> bySource) {

	public ObjectReadings(int repository, RepositoryName object) {
		this(repository, object, new EnumMap<>(GrantSource.class));
	}

	public void add(GrantSource source, Reading reading) {
		this.bySource.computeIfAbsent(source, (none) -> new ArrayList<>()).add(reading);
	}

	/** Returns the readings that the history uses. */
	public ObjectReadings used(List<AuditInHistory> audits) {
		ObjectReadings used = new ObjectReadings(this.repository, this.object);
		this.bySource.forEach((source, readings) -> used.bySource.put(source, UsedReadings.of(readings, audits)));
		return used;
	}

}
