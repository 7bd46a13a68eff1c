/* The kernel, the maps and the charts, told by the service once a second. */

import { Chart, ask, bytes, element, fill, nanos, short, whole } from './page.js';

const POINTS = 120;
const PERCENTILES = [['P50', 'p50Micros'], ['P99', 'p99Micros'], ['P99.9', 'p999Micros']];

const throughput = new Chart('throughput', { format: short, time: true });
const micros = (number) => nanos(1000 * number);

const duration = new Chart('duration', { format: micros, time: true, log: true });
const memory = new Chart('memory', { format: bytes, time: true, incrs: Array.from({ length: 30 }, (_, i) => 2 ** (i + 16)) });
const pauses = new Chart('pauses', { format: (millis) => `${short(millis)} ms`, time: true });

/* Those who don't want motion get fewer, larger steps. */
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const history = [];
let paused = false;
let events = 0;

function showKernel(kernel) {
  element('kernel').textContent = kernel.active;
  element('reason').textContent = `The kernel in use, called through ${kernel.binding}: ${kernel.reason}.`;
  element('kernels').replaceChildren(...kernel.kernels.map(({ name, cause }) => {
    const item = document.createElement('li');
    item.textContent = cause ? `${name}: ${cause}` : `${name}: can be used`;
    return item;
  }));
}

function showMaps(maps) {
  fill(element('maps'), maps.map((map) => [map.name, whole(map.entries), whole(map.capacity),
    `${(100 * map.load).toFixed(0)} %`, bytes(map.memoryBytes)]));
  const names = maps.map((map) => map.name);
  const select = element('map');
  if (names.join() !== [...select.options].map((option) => option.value).join()) {
    const chosen = select.value;
    select.replaceChildren(...names.map((name) => new Option(name)));
    select.value = names.includes(chosen) ? chosen : names[0];
  }
}

/* A gap where nothing was called: there is no duration of nothing. */
const positive = (number) => number > 0 ? number : null;

function draw() {
  const times = history.map((snapshot) => snapshot.time / 1000);
  const last = history[history.length - 1];
  const used = last.operations.filter(({ operation }, i) =>
    history.some((snapshot) => snapshot.operations[i].callsPerSecond > 0) || operation === 'get' || operation === 'put');
  const curve = (value) => history.map(value);
  const of = (snapshot, name) => snapshot.operations.find(({ operation }) => operation === name);

  throughput.show(used.map(({ operation }) => operation),
    [times, ...used.map(({ operation }) => curve((snapshot) => of(snapshot, operation).keysPerSecond))],
    used.map((operation) => `${short(operation.keysPerSecond)}/s`));

  const chosen = element('operation').value;
  duration.show(PERCENTILES.map(([name]) => name),
    [times, ...PERCENTILES.map(([, member]) => curve((snapshot) => positive(of(snapshot, chosen)[member])))],
    PERCENTILES.map(([, member]) => of(last, chosen)[member] > 0 ? micros(of(last, chosen)[member]) : 'no calls'));

  memory.show(['heap', 'off-heap'],
    [times, curve((snapshot) => snapshot.memory.heapBytes), curve((snapshot) => snapshot.memory.offHeapBytes)],
    [`${bytes(last.memory.heapBytes)} of ${bytes(last.memory.heapLimitBytes)}`,
      `${bytes(last.memory.offHeapBytes)} of ${bytes(last.memory.offHeapLimitBytes)}`]);

  pauses.show(['in each second'], [times, curve((snapshot) => snapshot.memory.pauseMillis)],
    [`${last.memory.pauseMillis.toFixed(1)} ms in ${last.memory.pauses}`]);
}

function take(snapshot) {
  history.push(snapshot);
  if (history.length > POINTS) {
    history.shift();
  }
  events++;
  if (paused || (calm.matches && events % 5 !== 1)) {
    return;
  }
  if (element('operation').options.length === 0) {
    element('operation').replaceChildren(...snapshot.operations.map(({ operation }) => new Option(operation)));
  }
  showKernel(snapshot.kernel);
  showMaps(snapshot.maps);
  draw();
}

const source = new EventSource('api/live');
source.onopen = () => element('connection').textContent = 'Connected.';
source.onmessage = (event) => take(JSON.parse(event.data));
source.onerror = () => element('connection').textContent = source.readyState === EventSource.CLOSED
  ? 'The service does not take any more watchers.' : 'Connection lost, trying again …';

element('pause').addEventListener('click', () => {
  paused = !paused;
  element('pause').setAttribute('aria-pressed', String(paused));
});

element('operation').addEventListener('change', () => history.length > 0 && draw());

/* Ten seconds of lookups, one after another: as much as one client can do. */
element('traffic').addEventListener('click', async () => {
  element('traffic').disabled = true;
  try {
    const end = performance.now() + 10000;
    while (performance.now() < end) {
      const keys = Array.from({ length: 20000 }, () => 2960 + Math.floor(Math.random() * 12_000_000));
      await ask('api/maps/cities/lookup', { method: 'POST', headers: { 'Content-Type': 'text/csv' },
        body: keys.join('\n') });
    }
  }
  catch (error) {
    element('connection').textContent = error.message;
  }
  element('traffic').disabled = false;
});
