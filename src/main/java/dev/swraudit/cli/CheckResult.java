package dev.swraudit.cli;

/**
 * What came of looking at one thing that a run needs.
 *
 * @param subject what was looked at
 * @param words what was found
 * @param remedy what to do about it where it is bad, else empty
 */
record CheckResult(Mark mark, String subject, String words, String remedy) {

	/**
	 * How it is marked.
	 */
	enum Mark {

		/** It fits. */
		OK("ok"),

		/** It was not looked at. */
		OPEN("-"),

		/** Somebody has to mend it. */
		BAD("BAD");

		private final String word;

		Mark(String word) {
			this.word = word;
		}

	}

	static CheckResult fits(String subject, String words) {
		return new CheckResult(Mark.OK, subject, words, "");
	}

	static CheckResult open(String subject, String words) {
		return new CheckResult(Mark.OPEN, subject, words, "");
	}

	static CheckResult bad(String subject, String words, String remedy) {
		return new CheckResult(Mark.BAD, subject, words, remedy);
	}

	boolean isBad() {
		return this.mark == Mark.BAD;
	}

	/** One line of a table, and one more where something is to be done. */
	String lines() {
		String line = String.format("%-4s %-12s %s%n", this.mark.word, this.subject, this.words);
		return isBad() ? line + String.format("%17s %s%n", "to do:", this.remedy) : line;
	}

}
