package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.Locale;

import io.bulkmap.benchmarks.report.Html;
import io.bulkmap.benchmarks.report.Html.Row;

/**
 * Writes a comparison as a page that needs nothing else: no script, no other file.
 */
public final class ProfilePage {

	private static final int MOST_LINES = 40;

	private final Html html = new Html();

	private ProfilePage() {
	}

	/**
	 * Returns the page.
	 * @param comparison what has changed
	 * @param baseline the older profile
	 * @param profile the newer one
	 * @return the text of the page
	 */
	public static String of(ProfileComparison comparison, Profile baseline, Profile profile) {
		ProfilePage page = new ProfilePage();
		page.html.element("p class=\"verdict\"", comparison.verdict());
		comparison.differences().forEach((difference) -> page.html.element("p", difference));
		page.html.element("p", "Similarity of all stacks: %s. Orange has more of the time than in the baseline, blue "
			.formatted(Points.similarity(comparison.similarity()))
				+ "less, numbers in the frames are percentage points; a border is a shift beyond the threshold.");
		page.graphs(comparison, FlameNode.of(baseline, profile));
		page.shifts(comparison);
		page.html.element("h2", "Where and how");
		page.conditions("This profile", profile);
		page.conditions("The baseline", baseline);
		return page.html.page("bulkmap: profile against the baseline", DifferentialFlameGraph.CSS);
	}

	private void graphs(ProfileComparison comparison, FlameNode root) {
		double limit = comparison.limits().points();
		this.html.element("h2", "As wide as now")
			.raw(DifferentialFlameGraph.svg(root, "Flame graph, as wide as now", FlameNode::after, limit))
			.element("h2", "As wide as in the baseline")
			.raw(DifferentialFlameGraph.svg(root, "Flame graph, as wide as in the baseline", FlameNode::before, limit));
	}

	private void shifts(ProfileComparison comparison) {
		this.html.element("h2", "Shifts of hot frames");
		List<FrameShift> shifts = comparison.shifts();
		List<Row> rows = shifts.stream().limit(MOST_LINES).map((shift) -> {
			boolean tooLarge = comparison.tooLarge().contains(shift);
			return new Row(tooLarge, List.of(shift.frame(), shift.kind().name().toLowerCase(Locale.ROOT),
					Points.percent(shift.before().median()), range(shift.before()),
					Points.percent(shift.after().median()), range(shift.after()), Points.signed(shift.points())));
		}).toList();
		this.html.table(List.of("frame", "samples", "baseline", "its runs", "now", "its runs", "points"), rows);
		if (shifts.size() > rows.size()) {
			this.html.element("p", "%d more have shifted less.".formatted(shifts.size() - rows.size()));
		}
	}

	private static String range(Shares.Spread spread) {
		return "%s to %s".formatted(Points.unsigned(100 * spread.lowest()), Points.unsigned(100 * spread.highest()));
	}

	private void conditions(String title, Profile profile) {
		Conditions conditions = profile.conditions();
		this.html.element("h3", title).raw("<dl>\n");
		define("Machine", conditions.environment().machine());
		define("System", conditions.environment().system());
		define("JDK", conditions.environment().jdk());
		define("Kernel", conditions.kernel());
		define("Workload", conditions.workload());
		define("Runs", "%d, %s samples by %s".formatted(profile.runs().size(),
				profile.runs().stream().map((run) -> Long.toString(run.count())).toList(), conditions.event()));
		define("Other threads", "%d samples, left out".formatted(conditions.otherSamples()));
		define("Command", conditions.environment().command());
		define("Started", conditions.environment().time());
		this.html.raw("</dl>\n");
	}

	private void define(String term, String text) {
		this.html.raw("<dt>").text(term).raw("</dt><dd>").text(text).raw("</dd>\n");
	}

}
