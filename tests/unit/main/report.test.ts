import { describe, expect, it } from 'vitest';
import type { CommandBody } from '@shared/domain';
import type { OutboxItem, SyncPanel, SyncStatus } from '@shared/ipc';
import { redactingLog } from '../../../src-main/diagnostics/log';
import { createRecentProblems } from '../../../src-main/diagnostics/recent';
import { type ReportInput, syncReport } from '../../../src-main/diagnostics/report';
import { ConnectionTrail } from '../../../src-main/diagnostics/trail';
import { usualStatus } from '../../fixtures/renderer-bridge/world';

const NOW = Date.parse('2026-11-22T10:00:00Z');

/** Wherever people's words, names and ids can be, there is one of these. */
const PLANTED = [
  'Ida-Berg',
  'ida.berg@example.com',
  'My parcel never came',
  'customer-4711',
  'thread-4711',
  'command-4711',
  'secret-path',
  'token-in-query',
  'Loyalty-number',
] as const;
const [NAME, MAIL, TEXT, CUSTOMER, THREAD, COMMAND, PATH, QUERY, ATTRIBUTE] = PLANTED;

const bodies: readonly CommandBody[] = [
  {
    kind: 'reply',
    threadId: THREAD,
    episodeId: THREAD,
    messageId: COMMAND,
    text: TEXT,
    attachmentIds: [NAME],
    lastSeenMessageId: THREAD,
    acceptStale: false,
  },
  { kind: 'note', threadId: THREAD, episodeId: THREAD, messageId: COMMAND, text: TEXT },
  { kind: 'resolve', episodeId: THREAD, outcome: TEXT },
  { kind: 'tag', episodeId: THREAD, tagId: NAME, on: true },
];

const item = (body: CommandBody): OutboxItem => ({
  commandId: COMMAND,
  body,
  madeAt: NOW - 700_000,
  state: 'failed',
  attempts: 4,
  nextTryAt: null,
  holdUntil: null,
  changeable: true,
  editing: false,
  reason: TEXT,
  customerName: NAME,
  threadId: THREAD,
});

function planted(): ReportInput {
  const usual = usualStatus(NOW);
  const status: SyncStatus = {
    ...usual,
    connection: {
      ...usual.connection,
      state: 'cut',
      url: `https://user@desk.example.com:8443/${PATH}?key=${QUERY}#${NAME}`,
      retryAt: NOW + 12_000,
      clockAheadMs: -240_000,
    },
    outbox: { waiting: 0, failed: 4, conflicts: 0, trouble: 'cut' },
    setAside: {
      count: 7,
      newest: [
        { kind: 'message', id: CUSTOMER, reason: `doc.attributes.${ATTRIBUTE}: ${TEXT}`, at: NOW },
        { kind: NAME, id: CUSTOMER, reason: TEXT, at: NOW },
      ],
    },
  };
  const panel: SyncPanel = {
    outbox: bodies.map((body) => ({ item: item(body), wait: { why: 'refused', reason: TEXT } })),
    cacheBytes: 213_400_000,
    workBytes: null,
    recovered: [TEXT],
    unreadable: 2,
    damagedCaches: { count: 3, since: NOW - 2 * 86_400_000, bytes: 41_000_000 },
  };
  const recent = createRecentProblems();
  const log = redactingLog(recent.sink, () => NOW);
  log.info('nothing.of-interest', { threadId: THREAD });
  log.warn('store.slow', { operation: 'search', tookMs: 61, threadId: THREAD, name: NAME });
  log.error('sync.exception', {
    error: Object.assign(new TypeError(TEXT), { code: 'ERR_X', [ATTRIBUTE]: MAIL }),
    customerId: CUSTOMER,
    state: TEXT,
  });
  return {
    now: NOW,
    app: {
      version: '0.1.0',
      platform: 'linux',
      electron: '45.4.1',
      systemLocale: 'en-GB',
      developmentRuntime: false,
    },
    practice: false,
    status,
    panel,
    trail: [
      { state: 'connected', at: NOW - 60_000 },
      { state: 'cut', at: NOW - 30_000 },
    ],
    findings: ['work-damaged', TEXT],
    backend: 'gnome_libsecret',
    problems: [...recent.lines, `not JSON: ${TEXT}`, JSON.stringify({ at: TEXT, event: TEXT })],
  };
}

describe('the report for support', () => {
  const text = syncReport(planted());

  it.each(PLANTED)('does not hold %s', (word) => {
    expect(text).not.toContain(word);
  });

  it('says what support needs', () => {
    for (const part of [
      /^Heddle report of 2026-11-22T10:00:00/,
      /0\.1\.0 on linux, Electron 45\.4\.1/,
      /Desk +desk\.example\.com:8443$/m,
      /cut for .*next try in 12 s; clock of the desk -240 s ahead/,
      /09:59:00 connected, 09:59:30 cut/,
      /0 waiting, 4 failed, 0 in conflict; in the way: cut/,
      /reply: failed, refused, 4 attempts, 12 min old/,
      /complete since 2024-03-03/,
      /7 records; of the newest: 1 message, 1 of unknown kind/,
      /2 rows of the work/,
      /Damaged +3 caches kept for 2 days, 41\.0 MB/,
      /cache 213\.4 MB, work unknown/,
      /key-store, gnome_libsecret/,
      /work-damaged, \[redacted\]/,
      /10:00:00 store\.slow search/,
      /10:00:00 sync\.exception \[redacted\] TypeError ERR_X/,
    ]) {
      expect(text).toMatch(part);
    }
    expect(text).not.toContain('nothing.of-interest');
  });

  it('is made of a fresh console as well', () => {
    const usual = usualStatus(NOW);
    const connection = { ...usual.connection, url: null, lastContactAt: null, clockAheadMs: null };
    const empty = syncReport({
      ...planted(),
      practice: true,
      status: { ...usual, connection },
      panel: {
        outbox: [],
        cacheBytes: 10,
        workBytes: 10,
        recovered: [],
        unreadable: 0,
        damagedCaches: null,
      },
      trail: [],
      findings: [],
      backend: null,
      problems: [],
    });
    expect(empty).toMatch(/Desk +practice desk/);
    expect(empty).toMatch(/no contact yet; clock of the desk unknown/);
    expect(empty).toMatch(/Problems +none in this run/);
  });
});

it('the trail keeps the last states, each once', () => {
  const trail = new ConnectionTrail();
  const usual = usualStatus(NOW);
  for (let n = 0; n < 100; n += 1) {
    const state = n % 2 === 0 ? 'connected' : 'cut';
    trail.note({ ...usual, connection: { ...usual.connection, state, since: n } });
    trail.note({ ...usual, connection: { ...usual.connection, state, since: n } });
  }
  expect(trail.entries).toHaveLength(30);
  expect(trail.entries.at(-1)).toEqual({ state: 'cut', at: 99 });
});
