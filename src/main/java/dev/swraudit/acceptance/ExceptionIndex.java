package dev.swraudit.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

import dev.swraudit.target.Glob;
import dev.swraudit.target.RepositoryName;

/**
 * Index of exceptions, either of those for findings or of those for gaps in coverage. The
 * key of an exception has the values of the cells without wildcards, and a piece of the
 * longest literal text of a pattern.
 */
final class ExceptionIndex {

	private static final int NONE = -1;

	private final Map<Shape, Map<Key, List<Entry>>> entries = new HashMap<>();

	/**
	 * Adds an exception with a user id. Exceptions must be added in the order of their
	 * indexes.
	 */
	void add(int index, AcceptedException exception) {
		Shape shape = Shape.of(exception);
		this.entries.computeIfAbsent(shape, (absent) -> new HashMap<>())
			.computeIfAbsent(shape.key(exception), (absent) -> new ArrayList<>())
			.add(new Entry(index, exception));
	}

	/**
	 * Returns the index of the first exception that covers a finding; -1 if none does.
	 */
	int find(RepositoryName name, String rule, String userId) {
		int found = NONE;
		for (List<Entry> candidates : candidates(name, rule, userId)) {
			found = first(candidates, name, found);
		}
		return found;
	}

	/** Finds all exceptions that cover a finding, each once and in no order. */
	void findAll(RepositoryName name, String rule, String userId, IntConsumer indexes) {
		for (List<Entry> candidates : candidates(name, rule, userId)) {
			for (Entry candidate : candidates) {
				if (candidate.exception().covers(name)) {
					indexes.accept(candidate.index());
				}
			}
		}
	}

	/** Returns the exceptions with a key of a finding. No exception is in two lists. */
	private List<List<Entry>> candidates(RepositoryName name, String rule, String userId) {
		List<List<Entry>> candidates = new ArrayList<>();
		this.entries.forEach((shape, byKey) -> {
			for (String namespace : shape.namespace().in(name.namespace())) {
				for (String repository : shape.repository().in(name.repository())) {
					List<Entry> withKey = byKey.get(shape.key(rule, namespace, repository, userId));
					if (withKey != null) {
						candidates.add(withKey);
					}
				}
			}
		});
		return candidates;
	}

	private static int first(List<Entry> candidates, RepositoryName name, int found) {
		for (Entry candidate : candidates) {
			if (found != NONE && candidate.index() >= found) {
				return found;
			}
			if (candidate.exception().covers(name)) {
				return candidate.index();
			}
		}
		return found;
	}

	private record Entry(int index, AcceptedException exception) {
	}

	/**
	 * Key of an exception; {@code *} for cells that are not part of the key.
	 */
	private record Key(String rule, String namespace, String repository, String userId) {
	}

	/**
	 * Cells of an exception that are part of its key.
	 */
	private record Shape(boolean rule, Part namespace, Part repository, boolean userId) {

		/**
		 * Uses a piece of the repository only, because pieces of both names would make
		 * many pairs.
		 */
		static Shape of(AcceptedException exception) {
			Part repository = Part.of(exception.repository());
			Part namespace = Part.of(exception.namespace());
			return new Shape(!exception.rule().equals(AcceptedException.ANY),
					(repository == Part.PIECE && namespace == Part.PIECE) ? Part.NOTHING : namespace, repository,
					!exception.userId().equals(AcceptedException.ANY));
		}

		Key key(AcceptedException exception) {
			return key(exception.rule(), this.namespace.in(exception.namespace()),
					this.repository.in(exception.repository()), exception.userId());
		}

		Key key(String rule, String namespace, String repository, String userId) {
			return new Key(this.rule ? rule : AcceptedException.ANY, namespace, repository,
					this.userId ? userId : AcceptedException.ANY);
		}

	}

	/**
	 * Part of a name that is in the key.
	 */
	private enum Part {

		WHOLE, PIECE, NOTHING;

		private static final int PIECE_LENGTH = 3;

		static Part of(Glob glob) {
			if (glob.isLiteral()) {
				return WHOLE;
			}
			return (glob.longestPart().length() >= PIECE_LENGTH) ? PIECE : NOTHING;
		}

		/**
		 * Returns the part of a pattern. A piece is the end of its longest literal text,
		 * because ends differ most.
		 */
		String in(Glob glob) {
			String text = glob.longestPart();
			return switch (this) {
				case WHOLE -> glob.text();
				case PIECE -> text.substring(text.length() - PIECE_LENGTH);
				case NOTHING -> AcceptedException.ANY;
			};
		}

		/**
		 * Returns the distinct parts of a name. They include the part of every matching
		 * pattern.
		 */
		Set<String> in(String name) {
			return switch (this) {
				case WHOLE -> Set.of(name);
				case PIECE -> pieces(name);
				case NOTHING -> Set.of(AcceptedException.ANY);
			};
		}

		private static Set<String> pieces(String name) {
			Set<String> pieces = new HashSet<>();
			for (int end = PIECE_LENGTH; end <= name.length(); end++) {
				pieces.add(name.substring(end - PIECE_LENGTH, end));
			}
			return pieces;
		}

	}

}
