import type { ConnectionState } from '@shared/ipc';
import { connectionWords } from '../../../src-renderer/features/status/connection-words';
import { createI18n } from '../../../src-renderer/i18n';
import type { FaultRow } from './table';

const { t } = createI18n('en');

const HEAD = `# What Heddle shows when the network fails

Each row is a test: a real console (connector, sync engine, encrypted store) and a real desk with a
proxy between them that makes the fault, over real sockets (\`tests/faults/network\`). While the
fault lasts, a conversation is read, a word is searched and found, a draft is saved and an answer is
written. When it ends, nobody touches the console: it comes back by itself, with back-off and jitter,
what the desk asked for by \`Retry-After\` is kept, everything in the cache equals the desk, and the
answer is there once.

| fault | where it is shown | what the status line says | back by itself |
|---|---|---|---|
`;

const places: Readonly<Record<FaultRow['where'], string>> = {
  connection: 'connection',
  outbox: 'beside what waits to be sent',
  fill: 'beside the history',
};

function words(state: ConnectionState): string {
  return connectionWords(t, {
    state,
    since: 0,
    retryAt: null,
    lastContactAt: null,
    url: null,
    clockAheadMs: null,
  }).name;
}

function meaning(state: ConnectionState): string {
  return connectionWords(t, {
    state,
    since: 0,
    retryAt: null,
    lastContactAt: null,
    url: 'https://desk.example.com',
    clockAheadMs: null,
  }).meaning;
}

/** The table of faults as a page for people; the test keeps it and the product the same. */
export function faultDocument(rows: readonly FaultRow[]): string {
  const lines = rows.map(
    ({ fault, shown, where }) =>
      `| ${fault} | ${places[where]} | ${shown.map(words).join(', then ')} | yes |`,
  );
  const states = [...new Set(rows.flatMap(({ shown }) => shown))];
  const meanings = states.map((state) => `- **${words(state)}**: ${meaning(state)}`);
  return `${HEAD}${lines.join('\n')}\n\nWhat each of them means, as Heddle says it:\n\n${meanings.join('\n')}\n`;
}
