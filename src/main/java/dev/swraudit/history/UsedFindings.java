package dev.swraudit.history;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.AuditReadings;
import dev.swraudit.history.reading.ObjectOrder;
import dev.swraudit.history.reading.ObjectReadings;
import dev.swraudit.history.reading.Reading;
import dev.swraudit.history.reading.ReadingStream;
import dev.swraudit.history.reading.UsedReadings;
import dev.swraudit.permission.GrantSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Choice of the findings that a history uses: not those on a reading that is not used,
 * see {@link UsedReadings}. The readings are only compared if the times of the audits
 * overlap.
 */
final class UsedFindings {

	private final List<AuditInHistory> audits;

	private final ObjectOrder order;

	private final @Nullable ReadingStream readings;

	UsedFindings(JdbcTemplate jdbc, List<AuditInHistory> audits, ObjectOrder order) {
		this.audits = audits;
		this.order = order;
		this.readings = overlap(audits) ? new ReadingStream(jdbc, audits, AuditReadings.of(jdbc, audits, true), order)
				: null;
	}

	private static boolean overlap(List<AuditInHistory> audits) {
		return audits.stream().anyMatch((audit) -> audits.stream().anyMatch(audit::mayReadAfter));
	}

	/**
	 * Returns those of the findings on an object that are used. Takes the objects in the
	 * order of names.
	 */
	List<FindingRow> of(List<FindingRow> findings) {
		ObjectReadings object = (this.readings != null)
				? this.readings.skipTo(this.order.rank(findings.get(0).repository())) : null;
		if (object == null) {
			return findings;
		}
		Map<GrantSource, Set<Integer>> unused = unused(object);
		boolean organization = object.object().isOrganization();
		return findings.stream()
			.filter((row) -> !unused.getOrDefault(row.rule().source(organization), Set.of()).contains(row.audit()))
			.toList();
	}

	/** Returns the positions of the audits whose reading is not used, by source. */
	private Map<GrantSource, Set<Integer>> unused(ObjectReadings object) {
		ObjectReadings used = object.used(this.audits);
		Map<GrantSource, Set<Integer>> unused = new EnumMap<>(GrantSource.class);
		object.bySource().forEach((source, readings) -> {
			Set<Integer> positions = readings.stream().map(Reading::audit).collect(Collectors.toSet());
			used.bySource().getOrDefault(source, List.of()).forEach((reading) -> positions.remove(reading.audit()));
			unused.put(source, positions);
		});
		return unused;
	}

}
