import { entityKinds } from '@shared/domain';
import type { AppInfo, PanelItem, SyncPanel, SyncStatus } from '@shared/ipc';
import { redact } from './redact';
import type { TrailEntry } from './trail';

/** Everything that a report is made of; what people wrote may be in it and does not get out. */
export interface ReportInput {
  /** Unix ms. */
  readonly now: number;
  readonly app: AppInfo;
  readonly practice: boolean;
  readonly status: SyncStatus;
  readonly panel: SyncPanel;
  readonly trail: readonly TrailEntry[];
  /** Codes of what the store found. */
  readonly findings: readonly string[];
  /** Which key store keeps the key; null when none does. */
  readonly backend: string | null;
  /** Lines of the log. */
  readonly problems: readonly string[];
}

const LABEL_WIDTH = 12;
const KINDS: ReadonlySet<string> = new Set(entityKinds);
/** Fields of a log line that are codes of this source, whatever else stands in it. */
const CODE_FIELDS = ['error', 'code', 'problem', 'syscall', 'state', 'role', 'operation', 'method'];

/**
 * The report that an agent can send to support: versions, states, counts, durations and codes. It
 * works by allowing: nothing that people wrote, no name and no id gets in, and of the desk's address
 * only the host.
 *
 * @returns plain text in English, whatever the language of the screen
 */
export function syncReport(input: ReportInput): string {
  const { now, app, status, panel } = input;
  const { connection, fill, index, storage } = status;
  const lines: (readonly [string, string])[] = [
    ['Program', `${code(app.version)} on ${app.platform}, Electron ${code(app.electron)}`],
    ['Runtime', app.developmentRuntime ? 'development' : 'release'],
    ['Desk', input.practice ? 'practice desk' : hostOf(connection.url)],
    ['Connection', connectionLine(connection, now)],
    ['States', input.trail.map(({ state, at }) => `${clockTime(at)} ${state}`).join(', ')],
    ['Outbox', outboxLine(status.outbox)],
    ...panel.outbox.map((each) => ['', itemLine(each, now)] as const),
    ['History', historyLine(fill)],
    ['Set aside', setAsideLine(status.setAside)],
    ['Moved aside', `${panel.unreadable} rows of the work`],
    ['Damaged', damagedLine(panel.damagedCaches, now)],
    ['Index', `${index.state}, ${checked(index.checkedAt, now)}${share(index.progress)}`],
    ['Disk', `${storage.state} for ${duration(now - storage.since)}`],
    ['Size', `cache ${bytes(panel.cacheBytes)}, work ${bytes(panel.workBytes)}`],
    ['Protection', [status.encryption, ...(input.backend ? [code(input.backend)] : [])].join(', ')],
    ['Found', input.findings.map(code).join(', ') || 'nothing'],
    ['Problems', input.problems.length === 0 ? 'none in this run' : ''],
    ...input.problems.map((line) => ['', problemLine(line)] as const),
  ];
  const head = `Heddle report of ${new Date(now).toISOString()}\nNothing in it was written by people, and nobody is named.\n`;
  return `${head}\n${lines.map(([label, text]) => label.padEnd(LABEL_WIDTH) + text).join('\n')}\n`;
}

/** A code, or nothing of it. */
function code(text: string): string {
  return String(redact(text));
}

function hostOf(url: string | null): string {
  if (url === null || url === '' || !URL.canParse(url)) return 'none';
  return new URL(url).host;
}

function connectionLine(connection: SyncStatus['connection'], now: number): string {
  const { state, since, lastContactAt, retryAt, clockAheadMs } = connection;
  return [
    `${state} for ${duration(now - since)}`,
    lastContactAt === null ? 'no contact yet' : `last contact ${duration(now - lastContactAt)} ago`,
    ...(retryAt === null ? [] : [`next try in ${duration(retryAt - now)}`]),
    clockAheadMs === null
      ? 'clock of the desk unknown'
      : `clock of the desk ${Math.round(clockAheadMs / 1000)} s ahead`,
  ].join('; ');
}

function outboxLine({ waiting, failed, conflicts, trouble }: SyncStatus['outbox']): string {
  const counts = `${waiting} waiting, ${failed} failed, ${conflicts} in conflict`;
  return trouble === null ? counts : `${counts}; in the way: ${trouble}`;
}

function itemLine({ item, wait }: PanelItem, now: number): string {
  const why = wait.why === 'connection' ? `connection (${wait.state})` : wait.why;
  const age = duration(now - item.madeAt);
  return `${item.body.kind}: ${item.state}, ${why}, ${item.attempts} attempts, ${age} old`;
}

function historyLine(fill: SyncStatus['fill']): string {
  const { phase, received, expected, completeSince, cachedMessages, trouble } = fill;
  return [
    `${phase}, ${received} of ${expected}, ${cachedMessages} messages here`,
    ...(completeSince === null
      ? []
      : [`complete since ${new Date(completeSince).toISOString().slice(0, 10)}`]),
    ...(trouble === null ? [] : [`in the way: ${trouble}`]),
  ].join('; ');
}

function damagedLine(kept: SyncPanel['damagedCaches'], now: number): string {
  if (!kept) return 'no caches kept';
  return `${kept.count} caches kept for ${duration(now - kept.since)}, ${bytes(kept.bytes)}`;
}

function setAsideLine({ count, newest }: SyncStatus['setAside']): string {
  if (count === 0) return 'nothing';
  const counts = new Map<string, number>();
  for (const { kind } of newest) {
    const known = KINDS.has(kind) ? kind : 'of unknown kind';
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const kinds = [...counts].map(([kind, number]) => `${number} ${kind}`).join(', ');
  return `${count} records; of the newest: ${kinds}`;
}

/** Takes the codes out of a line of the log; ids stay behind, although the log may have them. */
function problemLine(line: string): string {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return '?';
  }
  const fields = fieldsOf(entry);
  const found = [fields, fieldsOf(fields['error'])].flatMap((each) =>
    CODE_FIELDS.flatMap((name) => {
      const value = each[name];
      return typeof value === 'string' ? [code(value)] : [];
    }),
  );
  const at = typeof fields['at'] === 'string' ? clockTime(Date.parse(fields['at'])) : '?';
  const event = typeof fields['event'] === 'string' ? code(fields['event']) : '?';
  return [at, event, ...found].join(' ');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function clockTime(at: number): string {
  return Number.isNaN(at) ? '?' : new Date(at).toISOString().slice(11, 19);
}

function checked(at: number | null, now: number): string {
  return at === null ? 'not checked in this run' : `checked ${duration(now - at)} ago`;
}

function share(progress: number | null): string {
  return progress === null ? '' : `, ${Math.round(progress * 100)}% done`;
}

function bytes(count: number | null): string {
  return count === null ? 'unknown' : `${(count / 1_000_000).toFixed(1)} MB`;
}

/** "4 s", "12 min", "3 h", "5 days". */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
