package dev.swraudit.acceptance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.InputFileException;
import dev.swraudit.target.RepositoryName;

/**
 * The accepted findings of a run, in the order of their file, and which of them were of
 * use.
 */
public final class AcceptedExceptions {

	private final List<AcceptedException> exceptions;

	private AcceptedExceptions(List<AcceptedException> exceptions) {
		this.exceptions = List.copyOf(exceptions);
	}

	/** No exceptions at all. */
	public static AcceptedExceptions none() {
		return new AcceptedExceptions(List.of());
	}

	/**
	 * Reads an exceptions file.
	 * @param name what messages call it
	 * @throws InputFileException if anything in it is not right
	 */
	public static AcceptedExceptions read(Path file, String name) {
		return new AcceptedExceptions(ExceptionsFile.read(file, name));
	}

	public List<AcceptedException> all() {
		return this.exceptions;
	}

	/** Returns how many there are. */
	public long size() {
		return this.exceptions.size();
	}

	/**
	 * Returns what finds the exceptions that hold on a day, by their places in the file.
	 */
	public Matcher on(LocalDate day) {
		return new Matcher(day);
	}

	/**
	 * Finds exceptions for findings, and counts for how many each was found.
	 */
	public final class Matcher {

		private final ExceptionIndex holding = new ExceptionIndex();

		private final int[] uses = new int[AcceptedExceptions.this.exceptions.size()];

		private Matcher(LocalDate day) {
			for (int i = 0; i < this.uses.length; i++) {
				if (AcceptedExceptions.this.exceptions.get(i).holdsOn(day)) {
					this.holding.add(i, AcceptedExceptions.this.exceptions.get(i));
				}
			}
		}

		/**
		 * Returns the place of the first exception that covers a finding; -1 if none
		 * does.
		 */
		public int find(RepositoryName repository, Rule rule, String userId) {
			int place = this.holding.find(repository, rule, userId);
			if (place >= 0) {
				this.uses[place]++;
			}
			return place;
		}

		/** Returns for how many findings the exception at a place was found. */
		public int uses(int place) {
			return this.uses[place];
		}

	}

}
