package dev.swraudit.report.html;

import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.overview.Ages;

/**
 * Open findings by age.
 *
 * @param bars the bars, the youngest first
 */
record AgeBars(List<Bar> bars) {

	private static final int WIDTH = 100;

	static AgeBars of(Ages ages) {
		long most = Stream.of(ages.week(), ages.month(), ages.quarter(), ages.older())
			.mapToLong(Long::longValue)
			.max()
			.orElse(0);
		return new AgeBars(List.of(Bar.of("0 to 7 days", ages.week(), most), Bar.of("8 to 30 days", ages.month(), most),
				Bar.of("31 to 90 days", ages.quarter(), most), Bar.of("over 90 days", ages.older(), most)));
	}

	/**
	 * Number of findings of an age.
	 *
	 * @param width length of the bar, of {@value AgeBars#WIDTH} for the most
	 */
	record Bar(String age, String count, long width) {

		static Bar of(String age, long count, long most) {
			return new Bar(age, DisplayText.number(count), WIDTH * count / Math.max(1, most));
		}

	}

}
