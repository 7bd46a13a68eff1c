/* What the parts of the page share. */

export const element = (id) => document.getElementById(id);

/* Keys and values may exceed what a JavaScript number can hold, so they become strings. */
const parse = (text) => JSON.parse(text.replace(/"(key|value)":(-?\d+)/g, '"$1":"$2"'));

export async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = parse(await response.text());
  if (!response.ok) {
    throw new Error(answer.detail ?? `The service answers ${response.status}.`);
  }
  return answer;
}

export function fill(body, rows) {
  body.replaceChildren(...rows.map((cells) => {
    const row = document.createElement('tr');
    cells.forEach((cell) => row.insertCell().textContent = cell);
    return row;
  }));
}

export const whole = (number) => BigInt(number).toLocaleString('en');

export function short(number) {
  for (const [unit, name] of [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']]) {
    if (number >= unit) {
      return `${(number / unit).toPrecision(3)} ${name}`;
    }
  }
  return number >= 10 || Number.isInteger(number) ? number.toFixed(0) : number.toPrecision(2);
}

export function bytes(number) {
  for (const [unit, name] of [[2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB']]) {
    if (number >= unit) {
      return `${(number / unit).toFixed(1)} ${name}`;
    }
  }
  return `${number} B`;
}

export function nanos(number) {
  for (const [unit, name] of [[1e9, 's'], [1e6, 'ms'], [1e3, 'µs']]) {
    if (number >= unit) {
      return `${(number / unit).toPrecision(3)} ${name}`;
    }
  }
  return `${short(number)} ns`;
}

/*
 * A chart of several curves, with a legend that says the latest values. Curves differ in their dashes as well as in
 * their colours, and both come from the style sheet's palette, so that they follow light and dark.
 */
const DASHES = [[], [8, 4], [2, 3], [12, 4, 2, 4], [], [8, 4], [2, 3], [12, 4, 2, 4]];

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const charts = [];
dark.addEventListener('change', () => charts.forEach((chart) => chart.rebuild()));

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class Chart {

  /* options: format of values, time (whether the x axis is one), log, formatX otherwise, incrs (steps of the y axis) */
  constructor(id, options) {
    this.place = element(id);
    this.legend = this.place.parentElement.querySelector('.legend');
    this.options = options;
    this.names = [];
    this.data = [[]];
    charts.push(this);
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(this.place);
  }

  size() {
    return { width: this.place.clientWidth, height: this.place.clientHeight };
  }

  /* Shows curves: names, and data as uPlot has them, with the x values first. */
  show(names, data, latest) {
    this.data = data;
    if (!this.plot || names.join() !== this.names.join()) {
      this.names = names;
      this.rebuild();
    }
    this.plot.setData(data);
    names.forEach((name, i) => this.values[i].textContent = latest[i] ?? '–');
  }

  rebuild() {
    if (this.names.length === 0) {
      return;
    }
    this.plot?.destroy();
    const { format, time, log, formatX, incrs } = this.options;
    const axis = { stroke: colour('--text-soft'), grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false }, font: '12px system-ui, sans-serif' };
    this.plot = new uPlot({
      ...this.size(),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: Boolean(time) }, y: log ? { distr: 3, range: this.logRange } : { range: this.range } },
      axes: [{ ...axis, space: 70, values: time ? undefined : (plot, ticks) => ticks.map((tick) => formatX(tick)) },
        { ...axis, size: 70, incrs, splits: log ? this.decades : undefined, values: (plot, ticks) => ticks.map((tick) => tick === null ? '' : format(tick)) }],
      series: [{}, ...this.names.map((name, i) => ({ label: name, stroke: colour(`--curve-${i}`), width: 2,
        dash: DASHES[i], points: { show: false }, spanGaps: false }))]
    }, this.data, this.place);
    this.fillLegend();
  }

  range(plot, min, max) {
    return [0, max > 0 ? max * 1.1 : 1];
  }

  logRange(plot, min, max) {
    return [Math.max(0.1, 10 ** Math.floor(Math.log10(min || 1))), 10 ** Math.ceil(Math.log10((max || 10) * 1.01))];
  }

  decades(plot, axis, min, max) {
    const decades = [];
    for (let decade = 10 ** Math.ceil(Math.log10(min) - 1e-9); decade <= max * 1.001; decade *= 10) {
      decades.push(decade);
    }
    return decades;
  }

  fillLegend() {
    this.values = this.names.map(() => document.createElement('b'));
    this.legend.replaceChildren(...this.names.map((name, i) => {
      const item = document.createElement('li');
      const sample = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      sample.setAttribute('viewBox', '0 0 24 4');
      sample.setAttribute('aria-hidden', 'true');
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      line.setAttribute('d', 'M0 2H24');
      line.setAttribute('class', `curve-${i}`);
      line.setAttribute('stroke-dasharray', DASHES[i].join(' '));
      sample.append(line);
      item.append(sample, ` ${name} `, this.values[i]);
      return item;
    }));
  }

}
