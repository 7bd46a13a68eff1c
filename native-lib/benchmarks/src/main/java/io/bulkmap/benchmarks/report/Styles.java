package io.bulkmap.benchmarks.report;

/**
 * How the page looks, on light and dark screens, large and small ones. The blue and the
 * orange are told apart by all kinds of colour-blindness.
 */
final class Styles {

	static final String CSS = """
			:root {
				--page: #fff; --ink: #1b1f24; --quiet: #59636e; --rule: #d8dee4; --soft: #f4f6f8;
				--ours: #0060a8; --light: #3f8fd0; --peer: #6e7781; --lost: #c2570c; --won: #0060a8; --bar: #9aa4ae;
			}
			@media (prefers-color-scheme: dark) {
				:root {
					--page: #14181d; --ink: #e6e9ec; --quiet: #9aa5b1; --rule: #333b44; --soft: #1d232a;
					--ours: #58b4f5; --light: #3a7fb5; --peer: #8d98a5; --lost: #f0883e; --won: #58b4f5; --bar: #66717d;
				}
			}
			* { box-sizing: border-box; }
			body {
				margin: 0; background: var(--page); color: var(--ink);
				font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
			}
			main { max-width: 1180px; margin: 0 auto; padding: 1rem; }
			h1 { font-size: 1.6rem; margin: .5rem 0; }
			h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--rule); }
			p { margin: .4rem 0; max-width: 48rem; }
			.conditions, figcaption { color: var(--quiet); font-size: .88rem; }
			dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin: 0; }
			dt { color: var(--quiet); }
			dd { margin: 0; overflow-wrap: anywhere; }
			.charts { display: flex; flex-wrap: wrap; gap: 1rem 1.6rem; align-items: flex-start; margin: .8rem 0; }
			figure { margin: 0; width: 358px; max-width: 100%; }
			svg { display: block; width: 100%; height: auto; overflow: visible; }
			.table { overflow-x: auto; margin: .6rem 0; }
			table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
			th, td { padding: .22rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); }
			th { color: var(--quiet); font-weight: 600; }
			th:first-child, td:first-child { text-align: left; padding-left: 0; }
			.losses :is(th, td):is(:nth-child(-n+2), :nth-child(4), :nth-child(7)) { text-align: left; }
			.workload th:nth-child(-n+3), .workload td:nth-child(-n+3) { text-align: left; }
			tr.ours td { font-weight: 600; }
			tr.ours td:first-child { color: var(--ours); }
			svg text { font-size: 12px; fill: var(--ink); }
			svg .tick { fill: var(--quiet); font-size: 11px; }
			svg .end { text-anchor: end; }
			svg .middle { text-anchor: middle; }
			svg .label.ours { fill: var(--ours); font-weight: 700; }
			svg .grid { stroke: var(--rule); stroke-width: 1; }
			svg .axis { stroke: var(--quiet); stroke-width: 1; }
			svg .leader { stroke: var(--rule); stroke-width: 1; }
			svg .line { fill: none; stroke: var(--peer); stroke-width: 1.3; }
			svg .line.p1 { stroke-dasharray: 7 3; }
			svg .line.p2 { stroke-dasharray: 2 3; }
			svg .line.p3 { stroke-dasharray: 8 3 2 3; }
			svg .line.ours { stroke: var(--ours); stroke-width: 3; }
			svg .line.light { stroke: var(--light); stroke-width: 2; stroke-dasharray: 5 3; }
			svg .mark { fill: var(--peer); stroke: var(--peer); stroke-width: 1; }
			svg .mark.ours { fill: var(--ours); stroke: var(--ours); }
			svg .mark.light { fill: var(--page); stroke: var(--light); stroke-width: 1.6; }
			svg .bar { fill: var(--bar); }
			svg .bar.won { fill: var(--won); }
			svg .bar.lost { fill: var(--lost); }
			svg .bar.outside { fill: var(--bar); fill: color-mix(in srgb, var(--light) 55%, var(--page)); stroke: var(--light); }
			@media (max-width: 480px) { main { padding: .8rem; } h1 { font-size: 1.35rem; } }
			@media print { h2 { break-after: avoid; } figure { break-inside: avoid; } }
			""";

	private Styles() {
	}

}
