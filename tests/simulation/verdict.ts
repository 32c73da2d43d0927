import { isDeepStrictEqual } from 'node:util';
import type { Message } from '@shared/domain';
import type { SyncStatus } from '@shared/ipc';
import type { OutboxRow } from '../../src-main/store/api';
import type { Console } from './console';
import type { DeskPort } from './desk-port';
import type { Premises } from './premises';
import { tokensIn, type Deed, type Ledger } from './ledger';
import { THREADS } from './script';

/** What follows in its lane waits for the agent: an answer that did not go out, or is being edited. */
function holdsBack({ state, editText, command: { body } }: OutboxRow): boolean {
  if (state === 'conflict' || editText !== undefined) return true;
  return state === 'failed' && body.kind === 'reply';
}

/** Whether a row is where it stays until the agent does something. */
function isAtRest(row: OutboxRow, rows: readonly OutboxRow[]): boolean {
  if (row.state === 'failed' || holdsBack(row)) return true;
  if (row.state !== 'queued') return false;
  return rows.some((each) => each.lane === row.lane && each.order < row.order && holdsBack(each));
}

/** What the status must say of an outbox. */
function countsOf(rows: readonly OutboxRow[]): {
  waiting: number;
  failed: number;
  conflicts: number;
} {
  const count = (...states: OutboxRow['state'][]): number =>
    rows.filter(({ state, command: { body } }) => {
      const isShown = body.kind !== 'offer-outcome' || body.outcome !== 'shown';
      return isShown && states.includes(state);
    }).length;
  return {
    waiting: count('queued', 'sending', 'confirming'),
    failed: count('failed'),
    conflicts: count('conflict'),
  };
}

/** Whether the status says what is in the outbox. */
function isTold(
  { waiting, failed, conflicts }: SyncStatus['outbox'],
  rows: readonly OutboxRow[],
): boolean {
  return isDeepStrictEqual({ waiting, failed, conflicts }, countsOf(rows));
}

/** Whether nothing is left to do for a console. */
export function isSettled(console: Console, seq: number): boolean {
  const { status, options, busy } = console;
  if (!status || busy) return false;
  if (status.connection.state !== 'connected' || status.fill.phase !== 'complete') return false;
  const { cursor } = options.premises.syncState();
  if (cursor !== seq || status.fill.cachedMessages !== options.premises.messageCount())
    return false;
  const rows = options.premises.rows();
  return rows.every((row) => isAtRest(row, rows)) && isTold(status.outbox, rows);
}

/** Everything that is not as it must be. */
export async function violations(
  desk: DeskPort,
  consoles: readonly Console[],
  ledger: Ledger,
): Promise<string[]> {
  const seq = await desk.seq();
  const found: string[] = [];
  for (const console of consoles) {
    const name = `console ${console.options.number} (${console.options.agentId})`;
    found.push(...(await ofConsole(desk, console, seq)).map((words) => `${name}: ${words}`));
  }
  found.push(...ofDeeds(await desk.effects(), consoles, ledger));
  found.push(...ofTexts(await desk.texts(), consoles, ledger));
  return found;
}

async function ofConsole(desk: DeskPort, console: Console, seq: number): Promise<string[]> {
  const { premises, agentId } = console.options;
  const found: string[] = [];
  const { status } = console;
  const rows = premises.rows();
  if (console.stuck) found.push('did not stop');
  for (const id of console.early) found.push(`${id} left the outbox before the cache had it`);
  for (const error of console.reported) {
    found.push(
      `reported ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
  if (!status) return [...found, 'does not run'];
  const { connection, fill, outbox } = status;
  if (connection.state !== 'connected') found.push(`is ${connection.state}`);
  if (fill.phase !== 'complete') found.push(`is still in phase ${fill.phase}`);
  const { cursor } = premises.syncState();
  if (cursor !== seq) found.push(`is at ${cursor}, the desk at ${seq}`);
  if (fill.cachedMessages !== premises.messageCount()) {
    found.push(`counts ${fill.cachedMessages} messages and has ${premises.messageCount()}`);
  }
  if (!isTold(outbox, rows)) {
    found.push(
      `says ${JSON.stringify(outbox)} of an outbox with ${JSON.stringify(countsOf(rows))}`,
    );
  }
  for (const row of rows) {
    if (!isAtRest(row, rows)) found.push(`${row.command.id} is still ${row.state}`);
    // Whoever sends all the same, and nobody comes in between any more, gets through.
    if (row.state === 'conflict') found.push(`${row.command.id} is in conflict for ever`);
    if (row.reason?.includes('id-reused')) found.push(`${row.command.id} went out under an old id`);
  }
  found.push(...premises.faults());
  const wanted = await desk.visibleTo(agentId);
  found.push(...ofCache(wanted, premises.documents(), desk.spoilt()));
  found.push(...ofSetAside(wanted, premises, desk.spoilt()));
  found.push(...ofShown(wanted, premises, desk.spoilt()));
  return found;
}

function ofCache(
  wanted: ReadonlyMap<string, unknown>,
  cache: ReadonlyMap<string, unknown>,
  spoilt: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  for (const [key, doc] of wanted) {
    // Of what cannot be read the console has an older version, or none.
    if (spoilt.has(key)) continue;
    const cached = cache.get(key);
    if (cached === undefined) found.push(`lacks ${key}`);
    else if (cached !== doc && !isDeepStrictEqual(cached, doc)) found.push(`has an old ${key}`);
  }
  for (const key of cache.keys()) if (!wanted.has(key)) found.push(`still has ${key}`);
  return found;
}

/** Every conversation shows its messages in the desk's order, which is the same for everybody. */
function ofShown(
  wanted: ReadonlyMap<string, unknown>,
  premises: Premises,
  spoilt: ReadonlySet<string>,
): string[] {
  const byThread = new Map<string, Message[]>();
  for (const [key, doc] of wanted) {
    if (!key.startsWith('message ')) continue;
    // What is kept under the name of a message is one.
    const message = doc as Message;
    const others = byThread.get(message.threadId);
    if (others) others.push(message);
    else byThread.set(message.threadId, [message]);
  }
  const isSound = (id: string): boolean => !spoilt.has(`message ${id}`);
  return THREADS.flatMap((threadId) => {
    const messages = byThread.get(threadId) ?? [];
    const onDesk = messages.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
    const [there, here] = [onDesk.filter(isSound), premises.shown(threadId).filter(isSound)];
    return isDeepStrictEqual(here, there)
      ? []
      : [`shows ${threadId} as ${here.join(', ')}, on the desk it is ${there.join(', ')}`];
  });
}

function ofSetAside(
  wanted: ReadonlyMap<string, unknown>,
  premises: Premises,
  spoilt: ReadonlySet<string>,
): string[] {
  const setAside = new Set(premises.setAside());
  const sound = [...setAside].filter((key) => !spoilt.has(key));
  const notTheirs = [...setAside].filter((key) => !wanted.has(key));
  const unsaid = [...spoilt].filter((key) => wanted.has(key) && !setAside.has(key));
  return [
    ...sound.map((key) => `has set aside the sound ${key}`),
    ...notTheirs.map((key) => `has set aside ${key}, which is not theirs to see`),
    ...unsaid.map((key) => `does not say that it cannot read ${key}`),
  ];
}

function ofDeeds(
  effects: readonly string[],
  consoles: readonly Console[],
  ledger: Ledger,
): string[] {
  const found: string[] = [];
  const places = new Map<Deed, number[]>();
  for (const [place, id] of effects.entries()) {
    const deed = ledger.of(id);
    if (!deed) found.push(`the desk carried out ${id}, which nobody did`);
    else places.set(deed, [...(places.get(deed) ?? []), place]);
  }
  for (const deed of ledger.deeds) {
    const [id] = deed.ids;
    const times = places.get(deed)?.length ?? 0;
    const rows = consoles[deed.console]?.options.premises.rows() ?? [];
    const row = rows.find(({ command }) => deed.ids.has(command.id));
    const name = `${deed.kind} ${id} of console ${deed.console}`;
    const parent = ledger.deeds.find(({ part }) => part === deed);
    const takenBack = deed.takenBack || parent?.takenBack === true;
    if (times > 1) found.push(`${name} was carried out ${times} times`);
    if (times > 0 && row) found.push(`${name} was carried out and is still ${row.state}`);
    if (times > 0 && deed.takenBack) found.push(`${name} was carried out and taken back`);
    const gone = times === 0 && !row && !takenBack && !deed.lostWithDesk;
    if (gone && deed.promised) found.push(`${name} is lost`);
  }
  return [...found, ...ofOrder(places, ledger)];
}

/** In each lane the effects come in the order in which things were done. */
function ofOrder(places: ReadonlyMap<Deed, readonly number[]>, ledger: Ledger): string[] {
  const found: string[] = [];
  const byLane = new Map<string, Deed[]>();
  for (const deed of ledger.deeds) {
    if (!places.has(deed) || (deed.refused && deed.kind !== 'reply') || deed.sentAgain) continue;
    const lane = `${deed.console} ${deed.lane}`;
    byLane.set(lane, [...(byLane.get(lane) ?? []), deed]);
  }
  for (const [lane, deeds] of byLane) {
    deeds.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const order = deeds.map((deed) => places.get(deed)?.[0] ?? 0);
    const isSorted = order.every((place, index) => index === 0 || place > (order[index - 1] ?? 0));
    if (!isSorted) {
      const names = deeds.map((deed) => `${deed.kind} ${[...deed.ids].join('/')}`);
      found.push(`in lane ${lane} the order of ${names.join(', ')} is ${order.join(', ')}`);
    }
  }
  return found;
}

/** Everything that was typed and told to be kept is in a draft, in an outbox, or on the desk. */
function ofTexts(texts: readonly string[], consoles: readonly Console[], ledger: Ledger): string[] {
  const onDesk = new Set(texts.flatMap(tokensIn));
  const lost = new Set(
    ledger.deeds.filter(({ lostWithDesk }) => lostWithDesk).flatMap(({ tokens }) => [...tokens]),
  );
  const here = consoles.map(({ options: { premises } }) => {
    const rows = premises.rows().flatMap(({ editText, command: { body } }) => {
      return 'text' in body ? [body.text, editText ?? ''] : [];
    });
    return new Set([...premises.drafts(), ...rows].flatMap(tokensIn));
  });
  const missing = [...ledger.typed()].filter(
    ([token, console]) => !onDesk.has(token) && !lost.has(token) && !here[console]?.has(token),
  );
  return missing.map(
    ([token, console]) => `what was typed at console ${console} is lost: ${token}`,
  );
}
