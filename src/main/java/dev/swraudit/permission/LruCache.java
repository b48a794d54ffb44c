package dev.swraudit.permission;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Map that keeps the entries that were used last. For one thread.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class LruCache<K, V> extends LinkedHashMap<K, V> {

	private static final long serialVersionUID = 1L;

	private final int capacity;

	/**
	 * Creates an empty cache.
	 * @param capacity the largest number of entries
	 */
	LruCache(int capacity) {
		super(16, 0.75f, true);
		this.capacity = capacity;
	}

	@Override
	protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
		return size() > this.capacity;
	}

}
