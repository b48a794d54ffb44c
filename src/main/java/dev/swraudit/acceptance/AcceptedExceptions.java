package dev.swraudit.acceptance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.InputFileException;
import dev.swraudit.target.RepositoryName;

/**
 * Exceptions of an audit in the order of their file.
 */
public final class AcceptedExceptions {

	private final List<AcceptedException> exceptions;

	private AcceptedExceptions(List<AcceptedException> exceptions) {
		this.exceptions = List.copyOf(exceptions);
	}

	/** Returns an empty list of exceptions. */
	public static AcceptedExceptions none() {
		return new AcceptedExceptions(List.of());
	}

	/**
	 * Reads an exceptions file.
	 * @param name name of the file in messages
	 * @throws InputFileException if the file has an error
	 */
	public static AcceptedExceptions read(Path file, String name) {
		return new AcceptedExceptions(ExceptionsFile.read(file, name));
	}

	public List<AcceptedException> all() {
		return this.exceptions;
	}

	/** Returns the number of exceptions. */
	public long size() {
		return this.exceptions.size();
	}

	/**
	 * Returns a matcher for the exceptions that are in force on a day.
	 */
	public Matcher on(LocalDate day) {
		return new Matcher(day);
	}

	/**
	 * Finds exceptions for findings and counts the findings of each exception.
	 */
	public final class Matcher {

		private final ExceptionIndex inForce = new ExceptionIndex();

		private final int[] uses = new int[AcceptedExceptions.this.exceptions.size()];

		private Matcher(LocalDate day) {
			for (int i = 0; i < this.uses.length; i++) {
				if (AcceptedExceptions.this.exceptions.get(i).isInForceOn(day)) {
					this.inForce.add(i, AcceptedExceptions.this.exceptions.get(i));
				}
			}
		}

		/**
		 * Finds the first exception that covers a finding, and counts the use. Returns
		 * the index of the exception; -1 if none covers the finding.
		 */
		public int find(RepositoryName repository, Rule rule, String userId) {
			int index = this.inForce.find(repository, rule, userId);
			if (index >= 0) {
				this.uses[index]++;
			}
			return index;
		}

		/** Returns the number of findings that the exception at an index covers. */
		public int uses(int index) {
			return this.uses[index];
		}

	}

}
