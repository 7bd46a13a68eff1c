/* The form that looks up keys. */

import { ask, element, fill, whole } from './page.js';

function show(message, alarm) {
  element('summary').textContent = message;
  element('summary').className = alarm ? 'alarm' : '';
  element('results').hidden = alarm;
}

async function lookUp(keys) {
  const answer = await ask(`api/maps/${encodeURIComponent(element('map').value)}/lookup`,
    { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: keys });
  fill(element('results').tBodies[0], answer.results.slice(0, 20).map((result) =>
    [result.key, result.value === null ? 'none' : whole(result.value)]));
  const shown = Math.min(20, answer.entries);
  show(`${whole(answer.hits)} of ${whole(answer.entries)} keys found, ${answer.nanosPerEntry} ns per key in the`
    + ` map, kernel ${answer.kernel}. First ${shown}:`, false);
}

element('lookup').addEventListener('submit', (event) => {
  event.preventDefault();
  lookUp(element('keys').value).catch((error) => show(error.message, true));
});

element('many').addEventListener('click', () => {
  const keys = Array.from({ length: 100_000 }, (_, i) => 2953394 + i);
  lookUp(keys.join('\n')).catch((error) => show(error.message, true));
});
