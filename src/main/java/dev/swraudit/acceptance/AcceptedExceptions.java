package dev.swraudit.acceptance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

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

	/**
	 * Reads the good rows of an exceptions file.
	 * @param name name of the file in messages
	 * @param onBadRow receives what is wrong with each bad row
	 * @throws InputFileException if the file as a whole has an error
	 */
	public static AcceptedExceptions read(Path file, String name, Consumer<InputFileException> onBadRow) {
		return new AcceptedExceptions(ExceptionsFile.read(file, name, onBadRow));
	}

	public List<AcceptedException> all() {
		return this.exceptions;
	}

	/** Returns the number of exceptions. */
	public long size() {
		return this.exceptions.size();
	}

	/**
	 * Returns a matcher for the exceptions that are in force on a day. Exceptions with a
	 * user name match nothing.
	 */
	public Matcher on(LocalDate day) {
		return on(day, (userName) -> Optional.empty());
	}

	/**
	 * Returns a matcher for the exceptions that are in force on a day.
	 * @param onlyBearer returns the only id that has a user name; empty if no or several
	 * ids have it
	 */
	public Matcher on(LocalDate day, Function<String, Optional<String>> onlyBearer) {
		return new Matcher(day, onlyBearer);
	}

	/**
	 * Returns a counter of the matches of all exceptions, whether in force or not.
	 * @param onlyBearer returns the only id that has a user name; empty if no or several
	 * ids have it
	 */
	public ExceptionMatches matches(Function<String, Optional<String>> onlyBearer) {
		return new ExceptionMatches(index((exception) -> !exception.isGap(), onlyBearer),
				index(AcceptedException::isGap, onlyBearer), this.exceptions.size());
	}

	private ExceptionIndex index(Predicate<AcceptedException> selection,
			Function<String, Optional<String>> onlyBearer) {
		ExceptionIndex selected = new ExceptionIndex();
		for (int i = 0; i < this.exceptions.size(); i++) {
			int index = i;
			Optional.of(this.exceptions.get(i))
				.filter(selection)
				.flatMap((exception) -> exception.withUserId(onlyBearer))
				.ifPresent((exception) -> selected.add(index, exception));
		}
		return selected;
	}

	/**
	 * Finds exceptions for findings and for gaps in coverage, and counts the uses of each
	 * exception.
	 */
	public final class Matcher {

		private final ExceptionIndex findings;

		private final ExceptionIndex gaps;

		private final int[] uses = new int[AcceptedExceptions.this.exceptions.size()];

		private Matcher(LocalDate day, Function<String, Optional<String>> onlyBearer) {
			this.findings = index((exception) -> !exception.isGap() && exception.isInForceOn(day), onlyBearer);
			this.gaps = index((exception) -> exception.isGap() && exception.isInForceOn(day), onlyBearer);
		}

		/**
		 * Finds the first exception that covers a finding, and counts the use. Returns
		 * the index of the exception; -1 if none covers the finding.
		 * @param name name of the object; both parts are empty for findings per user
		 */
		public int find(RepositoryName name, Rule rule, String userId) {
			return count(this.findings.find(name, rule.text(), userId));
		}

		/**
		 * Finds the first exception that accepts a gap in the coverage of a repository or
		 * an organization, and counts the use. Returns the index of the exception; -1 if
		 * none accepts it.
		 */
		public int findGap(RepositoryName name) {
			return count(this.gaps.find(name, AcceptedException.ACCEPTED_GAP, AcceptedException.ANY));
		}

		/** Returns whether any exception in force accepts gaps. */
		public boolean hasGaps() {
			return AcceptedExceptions.this.exceptions.stream().anyMatch(AcceptedException::isGap);
		}

		private int count(int index) {
			if (index >= 0) {
				this.uses[index]++;
			}
			return index;
		}

		/** Returns the number of findings or gaps that were found for an exception. */
		public int uses(int index) {
			return this.uses[index];
		}

	}

}
