import { describe, expect, test } from 'vitest';
import { connectionStateSchema, syncStatusSchema } from '@shared/ipc';
import {
  canTryNow,
  connectionWords,
  healthOf,
  hostOf,
} from '../../../../src-renderer/features/status/connection-words';
import { coverageWords } from '../../../../src-renderer/features/status/coverage-words';
import {
  encryptionWords,
  indexWords,
  storageWords,
} from '../../../../src-renderer/features/status/health-words';
import { sizeWords } from '../../../../src-renderer/features/status/size-words';
import { outboxWords } from '../../../../src-renderer/features/status/outbox-words';
import { createI18n } from '../../../../src-renderer/i18n';
import { usualStatus } from '../../../fixtures/renderer-bridge/world';

const i18n = createI18n('en');
const now = 1_800_000_000_000;
const { connection, fill } = usualStatus(now);

describe.each(connectionStateSchema.options)('connection %s', (state) => {
  const words = connectionWords(i18n.t, {
    ...connection,
    state,
    url: 'https://desk.example.com:8443/x',
  });

  test('has a name of its own and says what it means', () => {
    expect(words.name.length).toBeGreaterThan(3);
    expect(words.meaning).toMatch(/\.$/);
    expect(words.meaning).not.toMatch(/error occurred/i);
    expect(healthOf(state)).toBeDefined();
  });
});

test('every connection state has different words', () => {
  const names = connectionStateSchema.options.map(
    (state) => connectionWords(i18n.t, { ...connection, state }).name,
  );
  expect(new Set(names).size).toBe(names.length);
});

test('trying again is offered where it can help', () => {
  expect(canTryNow('unreachable')).toBe(true);
  expect(canTryNow('connected')).toBe(false);
  expect(canTryNow('rate-limited')).toBe(false);
  expect(canTryNow('signed-out')).toBe(false);
  expect(hostOf('https://desk.example.com:8443/x')).toBe('desk.example.com:8443');
  expect(hostOf('nonsense')).toBe('nonsense');
});

test('the outbox says first what needs somebody', () => {
  const words = (waiting: number, failed: number, conflicts: number) =>
    outboxWords(i18n, { waiting, failed, conflicts, trouble: null }).text;
  expect(words(0, 0, 0)).toBe('All sent');
  expect(words(2, 0, 0)).toBe('2 waiting');
  expect(words(0, 1, 0)).toBe('1 needs you');
  expect(words(3, 1, 1)).toBe('2 need you · 3 waiting');
});

test('a fill says how long it will take, and what is in the way', () => {
  const filling = { ...fill, phase: 'backfill', received: 1240, expected: 108_000 } as const;
  const words = (change: Partial<typeof fill>) =>
    coverageWords(i18n, { ...filling, ...change }, now);
  expect(words({ finishesAt: now + 20_000 })).toBe('Fetching older messages · 1,240 of 108,000');
  expect(words({ finishesAt: now + 61_000 })).toMatch(/ · about a minute left$/);
  expect(words({ finishesAt: now + 20 * 60_000 })).toMatch(/ · about 20 minutes left$/);
  expect(words({ finishesAt: now + 3 * 3_600_000 })).toMatch(/ · about 3 hours left$/);
  expect(words({ finishesAt: now + 3 * 3_600_000, trouble: 'cut' })).toMatch(
    / 108,000 · Connection breaks off$/,
  );
});

test('what is in the way of sending alone is said beside what waits', () => {
  const outbox = { waiting: 2, failed: 0, conflicts: 0, trouble: 'cut' } as const;
  expect(outboxWords(i18n, outbox).text).toBe('2 waiting · Connection breaks off');
});

test('coverage tells the truth in every phase', () => {
  expect(coverageWords(i18n, fill, now)).toBe(
    'History complete since 3 March 2024 · 108,137 messages, searchable offline',
  );
  expect(coverageWords(i18n, { ...fill, completeSince: null }, now)).toMatch(
    /^History complete · /,
  );
  expect(
    coverageWords(i18n, { ...fill, phase: 'backfill', received: 1200, expected: 5000 }, now),
  ).toBe('Fetching older messages · 1,200 of 5,000');
  expect(coverageWords(i18n, { ...fill, phase: 'workset', received: 12, expected: 0 }, now)).toBe(
    'Fetching open threads · 12 so far',
  );
  expect(coverageWords(i18n, { ...fill, phase: 'none', cachedMessages: 0 }, now)).toBe(
    'No history yet',
  );
});

test('how this computer is has words of its own for every state', () => {
  const { storage, index, encryption } = syncStatusSchema.shape;
  const words = [
    ...storage.shape.state.options.map((state) => storageWords(i18n.t, state)),
    ...index.shape.state.options.map((state) => indexWords(i18n.t, state)),
    ...encryption.options.map((state) => encryptionWords(i18n.t, state)),
  ];
  expect(new Set(words.map(({ name }) => name)).size).toBe(words.length);
  for (const { meaning } of words) expect(meaning).toMatch(/\.$/);
});

test('sizes are said so that nobody has to count digits', () => {
  const size = (bytes: number) => sizeWords(i18n, bytes);
  expect([0, 999_999, 1_000_000, 213_400_000, 12_345_678_901].map(size)).toEqual([
    'less than 1 MB',
    'less than 1 MB',
    '1 MB',
    '213 MB',
    '12.3 GB',
  ]);
});
