package io.bulkmap.benchmarks.profile;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import io.bulkmap.benchmarks.profile.ProfileComparison.Limits;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link ProfilePage} and {@link DifferentialFlameGraph}.
 */
class ProfilePageTests {

	private static final Pattern FRAME = Pattern.compile(
			"<g><title>([^:]*): [^<]*</title>\n<rect class=\"frame\" x=\"([\\d.]+)\" y=\"([\\d.]+)\" width=\"([\\d.]+)\"");

	private static final String BEFORE = "run;a/A<B>.f;bulkmap_call 4000,run;a/A<B>.f 2000,run;old 1000,run;rest 3000";

	private static final String AFTER = "run;a/A<B>.f;bulkmap_call 5000,run;a/A<B>.f 1400,run;new 600,run;rest 2999,run;tiny 1";

	private final Profile baseline = Profiles.of(Profiles.CONDITIONS, BEFORE, BEFORE, BEFORE);

	private final Profile profile = Profiles.of(Profiles.CONDITIONS, AFTER, AFTER, AFTER);

	private final String page = ProfilePage
		.of(ProfileComparison.of(this.baseline, this.profile, new Limits(5, 1, false)), this.baseline, this.profile);

	@Test
	void pageShouldNeedNothingElseAndBeClosed() throws Exception {
		assertThat(this.page).startsWith("<!doctype html>")
			.doesNotContain("<script", "http:", "https:", "src=", "<link", "@import", "url(");
		String xml = this.page.replace("<!doctype html>", "").replaceAll("<meta [^>]*>", "");
		assertThat(
				DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml))))
			.isNotNull();
	}

	@Test
	void pageShouldSayVerdictShiftsAndConditions() {
		assertThat(this.page)
			.contains("<p class=\"verdict\">Blocked: ", "Similarity of all stacks: 0.840",
					"<td>bulkmap_call</td><td>total</td><td>40.0 %</td><td>40.0 to 40.0</td><td>50.0 %</td>"
							+ "<td>50.0 to 50.0</td><td>+10.0</td>",
					"Machine &amp; Sons", "a/A&lt;B&gt;.f", "7 samples, left out")
			.doesNotContain("A<B>");
	}

	@Test
	void widthsShouldBeSharesAndCalleesLieAboveTheirCallers() {
		List<Frame> frames = frames(svg(FlameNode::after));

		Frame all = frame(frames, "all");
		Frame caller = frame(frames, "a/A&lt;B&gt;.f");
		Frame callee = frame(frames, "bulkmap_call");
		assertThat(all.width()).isEqualTo(1200);
		assertThat(caller.width()).isEqualTo(768);
		assertThat(callee.width()).isEqualTo(600);
		assertThat(callee.y()).isLessThan(caller.y());
		assertThat(callee.x()).isEqualTo(caller.x());
		double end = frames.stream().mapToDouble((frame) -> frame.x() + frame.width()).max().orElseThrow();
		assertThat(end).isEqualTo(1200, within(0.01));
	}

	@Test
	void frameOfOnlyOneProfileShouldBeInItsPicture() {
		assertThat(frames(svg(FlameNode::after))).extracting(Frame::name).contains("new").doesNotContain("old", "tiny");
		assertThat(frames(svg(FlameNode::before))).extracting(Frame::name).contains("old").doesNotContain("new");
	}

	@Test
	void coloursBordersAndNumbersShouldTellTheShift() {
		String svg = svg(FlameNode::after);

		assertThat(group(svg, "bulkmap_call")).contains("class=\"more\"", "fill-opacity=\"0.75\"", "class=\"much\"",
				">bulkmap_call +10.0</text>", "bulkmap_call: 50.0 %, in the baseline 40.0 % (+10.0 points)");
		assertThat(group(svg, "a/A&lt;B&gt;.f")).contains("class=\"more\"", ">A&lt;B&gt;.f +4.0</text>")
			.doesNotContain("class=\"much\"");
		assertThat(group(svg, "rest")).doesNotContain("class=\"more\"", "class=\"less\"").contains(">rest</text>");
		assertThat(group(svg(FlameNode::before), "old")).contains("class=\"less\"", "class=\"much\"", ">old -10.0<");
	}

	@Test
	void largeShiftShouldBeThereWhereANameIsCut() {
		String before = "run;a/AClassWithALongName.andAMethod 100,run;b/Another.withALongName 400,run;rest 9500";
		String after = "run;a/AClassWithALongName.andAMethod 700,run;b/Another.withALongName 500,run;rest 8800";
		String svg = DifferentialFlameGraph.svg(
				FlameNode.of(Profiles.of(Profiles.CONDITIONS, before), Profiles.of(Profiles.CONDITIONS, after)),
				"title", FlameNode::after, 5);

		assertThat(group(svg, "a/AClassWithALongName.andAMethod")).contains(">AClas… +6.0</text>");
		assertThat(group(svg, "b/Another.withALongName")).contains(">Another…</text>");
	}

	private String svg(ToDoubleFunction<FlameNode> width) {
		return DifferentialFlameGraph.svg(FlameNode.of(this.baseline, this.profile), "title", width, 5);
	}

	private static List<Frame> frames(String svg) {
		List<Frame> frames = new ArrayList<>();
		for (MatchResult match : FRAME.matcher(svg).results().toList()) {
			frames.add(new Frame(match.group(1), Double.parseDouble(match.group(2)), Double.parseDouble(match.group(3)),
					Double.parseDouble(match.group(4))));
		}
		return frames;
	}

	private static Frame frame(List<Frame> frames, String name) {
		return frames.stream().filter((frame) -> frame.name().equals(name)).findFirst().orElseThrow();
	}

	private static String group(String svg, String name) {
		int start = svg.indexOf("<g><title>" + name + ": ");
		return svg.substring(start, svg.indexOf("</g>", start));
	}

	private record Frame(String name, double x, double y, double width) {

	}

}
