package dev.swraudit.ledger;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts for every constant of an enum, in the order of the constants.
 *
 * @param <K> the enum
 */
public final class Counts<K extends Enum<K>> {

	private final Map<K, Long> counts;

	/** Creates counts of zero. */
	public Counts(Class<K> type) {
		this.counts = new EnumMap<>(type);
		for (K constant : type.getEnumConstants()) {
			this.counts.put(constant, 0L);
		}
	}

	/** Adds a number to one count. */
	public void add(K constant, long number) {
		this.counts.merge(constant, number, Long::sum);
	}

	/** Returns one count. */
	public long get(K constant) {
		return this.counts.getOrDefault(constant, 0L);
	}

	/** Returns the sum of all counts. */
	public long sum() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Returns the counts by the names of the constants. */
	public Map<String, Long> byName() {
		return by(Enum::name);
	}

	/** Returns the counts by a text for each constant. */
	public Map<String, Long> by(Function<K, String> text) {
		Map<String, Long> named = new LinkedHashMap<>();
		this.counts.forEach((constant, count) -> named.put(text.apply(constant), count));
		return named;
	}

}
