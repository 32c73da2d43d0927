import type { ConnectionState } from '@shared/ipc';
import { connectionWords } from '../../../src-renderer/features/status/connection-words';
import { coverageWords } from '../../../src-renderer/features/status/coverage-words';
import { outboxWords } from '../../../src-renderer/features/status/outbox-words';
import { createI18n } from '../../../src-renderer/i18n';
import { usualStatus } from '../../fixtures/renderer-bridge/world';
import type { FaultRow } from './table';

const i18n = createI18n('en');

const HEAD = `# What Heddle shows when the network fails

Each row is a test: a real console (connector, sync engine, encrypted store) and a real desk with a
proxy between them that makes the fault, over real sockets (\`tests/faults/network\`). While the
fault lasts, a conversation is read, a word is searched and found, a draft is saved and an answer is
written. When it ends, nobody touches the console: it comes back by itself, with back-off and jitter,
what the desk asked for by \`Retry-After\` is kept, everything in the cache equals the desk, and the
answer is there once.

| fault | what the status line says | back by itself |
|---|---|---|
`;

const usual = usualStatus(0);

const wordsOf = (state: ConnectionState) =>
  connectionWords(i18n.t, { ...usual.connection, state, url: 'https://desk.example.com' });

/** What stands in the status line, with numbers for example where there are any. */
function shownWords(where: FaultRow['where'], state: ConnectionState): string {
  switch (where) {
    case 'connection':
      return wordsOf(state).name;
    case 'outbox':
      return outboxWords(i18n, { waiting: 1, failed: 0, conflicts: 0, trouble: state }).text;
    case 'fill': {
      const filling = { ...usual.fill, phase: 'backfill', received: 1240 } as const;
      return coverageWords(i18n, { ...filling, trouble: state }, 0);
    }
  }
}

/** The table of faults as a page for people; the test keeps it and the product the same. */
export function faultDocument(rows: readonly FaultRow[]): string {
  const lines = rows.map(
    ({ fault, shown, where }) =>
      `| ${fault} | ${shown.map((state) => shownWords(where, state)).join(', then ')} | yes |`,
  );
  const states = [...new Set(rows.flatMap(({ shown }) => shown))];
  const meanings = states.map((state) => {
    const { name, meaning } = wordsOf(state);
    return `- **${name}**: ${meaning}`;
  });
  return `${HEAD}${lines.join('\n')}\n\nWhat each of them means, as Heddle says it:\n\n${meanings.join('\n')}\n`;
}
