package dev.swraudit.history.reading;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Rows in the order of their ids, read page by page.
 *
 * @param <R> the type of the rows
 */
public final class PagedRows<R> implements Iterator<R> {

	private final ToLongFunction<R> id;

	private final LongFunction<List<R>> pages;

	private final int size;

	private List<R> page = List.of();

	private int index;

	private long last;

	private boolean complete;

	/**
	 * Starts before the first row.
	 * @param after the id before the first row
	 * @param size number of rows in a page
	 * @param id returns the id of a row
	 * @param pages reads the page after an id
	 */
	public PagedRows(long after, int size, ToLongFunction<R> id, LongFunction<List<R>> pages) {
		this.last = after;
		this.size = size;
		this.id = id;
		this.pages = pages;
	}

	@Override
	public boolean hasNext() {
		if (this.index == this.page.size() && !this.complete) {
			this.page = this.pages.apply(this.last);
			this.index = 0;
			this.complete = this.page.size() < this.size;
			if (!this.page.isEmpty()) {
				this.last = this.id.applyAsLong(this.page.get(this.page.size() - 1));
			}
		}
		return this.index < this.page.size();
	}

	@Override
	public R next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.page.get(this.index++);
	}

}
