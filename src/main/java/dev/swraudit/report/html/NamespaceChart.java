package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.NamespaceCount;

/**
 * Bar chart of the namespaces with the most flagged repositories. The longest bar is
 * {@value #WIDTH} wide.
 *
 * @param bars the bars, the most flagged repositories first
 * @param rest summary of the omitted namespaces; empty if there are none
 */
record NamespaceChart(List<Bar> bars, String rest) {

	private static final int BARS = 20;

	private static final int WIDTH = 1000;

	static NamespaceChart of(List<NamespaceCount> namespaces) {
		long most = namespaces.stream().mapToLong(NamespaceCount::total).max().orElse(1);
		List<Bar> bars = namespaces.stream().limit(BARS).map((namespace) -> Bar.of(namespace, most)).toList();
		return new NamespaceChart(bars, rest(namespaces));
	}

	private static String rest(List<NamespaceCount> namespaces) {
		List<NamespaceCount> others = namespaces.subList(Math.min(BARS, namespaces.size()), namespaces.size());
		long flagged = others.stream().mapToLong(NamespaceCount::flagged).sum();
		return others.isEmpty() ? "" : DisplayText.count(others.size(), "more namespace") + " with "
				+ DisplayText.repositories(flagged) + " flagged; all are in repositories.csv.";
	}

	boolean empty() {
		return this.bars.isEmpty();
	}

	/**
	 * Bar of one namespace.
	 *
	 * @param flaggedWidth length of the first segment
	 * @param undeterminedWidth length of the second segment
	 */
	record Bar(String namespace, long flagged, long undetermined, long flaggedWidth, long undeterminedWidth) {

		static Bar of(NamespaceCount count, long most) {
			return new Bar(UntrustedText.escape(count.namespace()), count.flagged(), count.undetermined(),
					WIDTH * count.flagged() / most, WIDTH * count.undetermined() / most);
		}

	}

}
