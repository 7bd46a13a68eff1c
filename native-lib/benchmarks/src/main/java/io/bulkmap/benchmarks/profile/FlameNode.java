package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A frame below certain callers, with the share it has in two profiles.
 */
final class FlameNode {

	private final String frame;

	private final Map<String, FlameNode> callees = new TreeMap<>();

	private double before;

	private double after;

	private FlameNode(String frame) {
		this.frame = frame;
	}

	/**
	 * Returns the root of all stacks of two profiles.
	 * @param baseline the older profile
	 * @param profile the newer one
	 * @return a node that is a caller of all outermost frames
	 */
	static FlameNode of(Profile baseline, Profile profile) {
		FlameNode root = new FlameNode("all");
		Stacks.meanShares(baseline.runs()).forEach((frames, share) -> root.add(frames, share, 0));
		Stacks.meanShares(profile.runs()).forEach((frames, share) -> root.add(frames, 0, share));
		return root;
	}

	private void add(List<String> frames, double inBaseline, double inProfile) {
		FlameNode node = this;
		node.before += inBaseline;
		node.after += inProfile;
		for (String name : frames) {
			node = node.callees.computeIfAbsent(name, FlameNode::new);
			node.before += inBaseline;
			node.after += inProfile;
		}
	}

	String frame() {
		return this.frame;
	}

	/**
	 * Returns what it calls, in an order that is the same for both profiles.
	 */
	Iterable<FlameNode> callees() {
		return this.callees.values();
	}

	double before() {
		return this.before;
	}

	double after() {
		return this.after;
	}

	double points() {
		return 100 * (this.after - this.before);
	}

}
