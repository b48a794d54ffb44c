package dev.swraudit.history;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.swraudit.history.reading.Reading;

/**
 * Ids that SWR gave to objects in the readings from the last audit to the first. Another
 * id belongs to an earlier object of the same name, which was deleted.
 */
final class Incarnations {

	private final Map<Integer, String> lastIds = new HashMap<>();

	private final BitSet earlier = new BitSet();

	/** Adds the used readings of an object in one audit. */
	void add(int object, Collection<Reading> readings) {
		for (Reading reading : readings) {
			String id = reading.list().answerId();
			if (!id.isEmpty() && !id.equals(this.lastIds.computeIfAbsent(object, (none) -> id))) {
				this.earlier.set(object);
			}
		}
	}

	/** Returns whether the last added readings are of an earlier object. */
	boolean isEarlier(int object) {
		return this.earlier.get(object);
	}

}
