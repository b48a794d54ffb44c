package dev.swraudit.history.reading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowMergeTests {

	@Test
	void rowsOfAnObjectAreTogetherInTheOrderOfTheAudits() {
		assertThat(merge(List.of(List.of("1a", "3a"), List.of("1b", "2b"), List.of("3c"))))
			.containsExactly(List.of("1a", "1b"), List.of("2b"), List.of("3a", "3c"));
	}

	@Test
	void allRowsOfAnAuditOnOneObjectAreTaken() {
		assertThat(merge(List.of(List.of("1a", "1b", "2c"), List.of("1d")))).containsExactly(List.of("1a", "1b", "1d"),
				List.of("2c"));
	}

	@Test
	void rowsWithoutANumberAreLeftOut() {
		assertThat(merge(List.of(List.of("0a", "2b", "0c"), List.of("0d")))).containsExactly(List.of("2b"));
	}

	@Test
	void mergeOfNothingIsEmpty() {
		Iterator<List<String>> merge = new RowMerge<>(List.<Iterator<String>>of(), String::length);
		assertThat(merge.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(merge::next);
	}

	private static List<List<String>> merge(List<List<String>> audits) {
		List<List<String>> merged = new ArrayList<>();
		new RowMerge<>(audits.stream().map(List::iterator).toList(), (String row) -> row.charAt(0) - '0')
			.forEachRemaining(merged::add);
		return merged;
	}

}
