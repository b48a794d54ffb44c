package dev.swraudit.history.reading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Merge of the rows of several audits by object: each element contains all rows of one
 * object, in the order of the audits. Compares all audits for each object, because most
 * of them have it.
 *
 * @param <R> the type of the rows
 */
public final class RowMerge<R> implements Iterator<List<R>> {

	private static final int END = Integer.MAX_VALUE;

	private final List<Source<R>> sources = new ArrayList<>();

	private int next = END;

	/**
	 * Starts to merge.
	 * @param rows the rows of each audit, in the order of objects
	 * @param rank returns the number of a row's object in the order of names; 0 leaves
	 * the row out
	 */
	public RowMerge(List<? extends Iterator<R>> rows, ToIntFunction<R> rank) {
		for (Iterator<R> ofAudit : rows) {
			Source<R> source = new Source<>(ofAudit, rank);
			this.sources.add(source);
			this.next = Math.min(this.next, source.rank);
		}
	}

	/** Returns the number of the next object; the maximum at the end. */
	int nextRank() {
		return this.next;
	}

	@Override
	public boolean hasNext() {
		return this.next != END;
	}

	@Override
	public List<R> next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		List<R> rows = new ArrayList<>();
		int following = END;
		for (Source<R> source : this.sources) {
			while (source.rank == this.next) {
				rows.add(source.take());
			}
			following = Math.min(following, source.rank);
		}
		this.next = following;
		return rows;
	}

	private static final class Source<R> {

		private final Iterator<R> rows;

		private final ToIntFunction<R> rankOf;

		private @Nullable R head;

		private int rank;

		Source(Iterator<R> rows, ToIntFunction<R> rankOf) {
			this.rows = rows;
			this.rankOf = rankOf;
			advance();
		}

		R take() {
			R taken = Objects.requireNonNull(this.head);
			advance();
			return taken;
		}

		private void advance() {
			this.head = null;
			this.rank = END;
			while (this.rank == END && this.rows.hasNext()) {
				R row = this.rows.next();
				int number = this.rankOf.applyAsInt(row);
				if (number > 0) {
					this.head = row;
					this.rank = number;
				}
			}
		}

	}

}
