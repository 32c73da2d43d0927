import type { Message } from '@shared/domain';

/*
 * What a message is beside its words is indexed as words that nobody can type: they begin with a
 * sign that is a letter to the index and a separator to everybody else. So a filter is one more
 * word to FTS5, and costs what a word costs.
 */
const MARK = '§';

/**
 * 53 bits of a text, in base 36: cyrb53 by bryc (public domain). Two threads with the same hash are
 * one in ten billion at a million threads; results are looked up by id, so nothing breaks then.
 */
function bitsOf(text: string): { readonly low: number; readonly high: number } {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = Math.imul(h1 ^ code, 2_654_435_761);
    h2 = Math.imul(h2 ^ code, 1_597_334_677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2_246_822_507) ^ Math.imul(h2 ^ (h2 >>> 13), 3_266_489_909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2_246_822_507) ^ Math.imul(h1 ^ (h1 >>> 13), 3_266_489_909);
  return { low: h1 >>> 0, high: 2_097_151 & h2 };
}

function hash(text: string): string {
  const { low, high } = bitsOf(text);
  return (4_294_967_296 * high + low).toString(36);
}

/** A page of history names a few dozen threads and agents a thousand times. */
const REMEMBERED_MAX = 2000;
const remembered = new Map<string, string>();

function rememberedHash(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const made = hash(text);
  remembered.set(text, made);
  return made;
}

/** The word that all messages of a thread have. */
export function threadFacet(threadId: string): string {
  return `${MARK}t${rememberedHash(threadId)}`;
}

/** The word that everything an agent wrote has. */
export function agentFacet(agentId: string): string {
  return `${MARK}a${rememberedHash(agentId)}`;
}

/** The word that everything from one side has. */
export function sideFacet(side: Message['side']): string {
  return `${MARK}s${side}`;
}

/** What notes, and messages with attachments, have. */
export const NOTE_FACET = `${MARK}note`;
export const ATTACHMENT_FACET = `${MARK}file`;

/** What one message in some thousand has, whatever it says; see walk.ts. */
export const STOP_FACET = `${MARK}x`;
const STOP_EVERY = 2048;

/** What every message has, as an FTS5 prefix: for queries that only leave something out. */
export const ANY_SIDE = `"${MARK}s" *`;

/** All the words that a message is found by beside its text. */
export function facetsOf(message: Message): string[] {
  const facets = [threadFacet(message.threadId), sideFacet(message.side)];
  if (message.agentId !== null) facets.push(agentFacet(message.agentId));
  if (message.kind !== 'message') facets.push(NOTE_FACET);
  if (message.attachments.length > 0) facets.push(ATTACHMENT_FACET);
  if (bitsOf(message.id).low % STOP_EVERY === 0) facets.push(STOP_FACET);
  return facets;
}
