/* The race. */

import { Chart, ask, element, nanos, short } from './page.js';

const ENTRIES = [10_000, 100_000, 1_000_000, 4_000_000];
const BATCHES = [1, 64, 1024, 8192, 65_536];

const charts = {
  put: new Chart('race-put', { format: nanos, formatX: short, log: true }),
  get: new Chart('race-get', { format: nanos, formatX: short, log: true })
};

let running = null;

function choices(select, numbers, max, chosen) {
  const possible = numbers.filter((number) => number <= max);
  select.replaceChildren(...possible.map((number) => new Option(number.toLocaleString('en'), number)));
  select.value = possible.includes(chosen) ? chosen : possible[possible.length - 1];
}

async function prepare() {
  const race = await ask('api/race');
  if (race.maxEntries < ENTRIES[0]) {
    element('race-start').disabled = true;
    element('race-status').textContent = 'This service does not run races.';
    return;
  }
  choices(element('race-entries'), ENTRIES, race.maxEntries, 100_000);
  choices(element('race-batch'), BATCHES, race.maxBatch, 8192);
}

function begin(event) {
  running.names = event.contestants;
  running.laps = { put: [[], ...event.contestants.map(() => [])], get: [[], ...event.contestants.map(() => [])] };
  element('race-status').textContent = `${event.contestants.join(' against ')}, ${short(event.entries)} entries.`;
}

function lap({ phase, entries, nanosPerEntry }) {
  const data = running.laps[phase];
  data[0].push(entries);
  running.names.forEach((name, i) => data[i + 1].push(nanosPerEntry[name]));
  charts[phase].show(running.names, data, running.names.map((name) => `${nanosPerEntry[name]} ns`));
  element('race-progress').value = ((phase === 'get') + entries / running.entries) / 2;
}

/* How many times as long the HashMap takes, as a sentence for ears, too. */
function verdict(means, verb) {
  const [first] = running.names;
  const ratio = means.HashMap / means[first];
  const faster = ratio >= 1 ? `${ratio.toFixed(1)} times faster` : `${(1 / ratio).toFixed(1)} times slower`;
  return `${first} ${verb} an entry in ${means[first]} ns, HashMap in ${means.HashMap} ns: `
    + `${Math.abs(ratio - 1) < 0.05 ? 'equally fast' : faster}.`;
}

function end({ outcome, putNanosPerEntry, getNanosPerEntry }) {
  if (outcome !== 'finished') {
    element('race-status').textContent = outcome === 'cancelled' ? 'Cancelled.' : `The race has ended: ${outcome}`;
    return;
  }
  for (const [phase, means] of [['put', putNanosPerEntry], ['get', getNanosPerEntry]]) {
    charts[phase].show(running.names, running.laps[phase], running.names.map((name) => `${means[name]} ns`));
  }
  element('race-status').textContent = `${verdict(putNanosPerEntry, 'stores')} ${verdict(getNanosPerEntry, 'finds')}`;
}

const HANDLERS = { start: begin, lap, end };

async function run() {
  const headers = { 'Content-Type': 'application/json' };
  if (element('race-token').value) {
    headers.Authorization = `Bearer ${element('race-token').value}`;
  }
  const response = await fetch('api/race', { method: 'POST', headers,
    body: JSON.stringify({ entries: running.entries, batch: Number(element('race-batch').value) }) });
  if (response.status === 401) {
    element('race-token-field').hidden = false;
    element('race-token').focus();
    throw new Error('A race needs the token of this service.');
  }
  if (!response.ok) {
    throw new Error((await response.json()).detail);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const event = JSON.parse(line);
      HANDLERS[event.type](event);
    }
  }
}

function busy(isBusy) {
  element('race-start').disabled = isBusy;
  element('race-cancel').disabled = !isBusy;
  element('race-progress').hidden = !isBusy;
}

element('race').addEventListener('submit', async (event) => {
  event.preventDefault();
  running = { entries: Number(element('race-entries').value), names: [], laps: {} };
  element('race-status').textContent = 'Warming up …';
  element('race-progress').value = 0;
  busy(true);
  try {
    await run();
  }
  catch (error) {
    element('race-status').textContent = error.message;
  }
  busy(false);
});

element('race-cancel').addEventListener('click', () => {
  const token = element('race-token').value;
  fetch('api/race', { method: 'DELETE', headers: token ? { Authorization: `Bearer ${token}` } : {} });
});

prepare().catch((error) => element('race-status').textContent = error.message);
