import type { ActionGroup } from '../../app/shortcuts';

/** The headings of the palette. */
export type EntryGroup =
  | 'recent'
  | ActionGroup
  | 'threads'
  | 'agents'
  | 'snippets'
  | 'saved'
  | 'messages';

/** Something that the palette offers. */
export interface Entry {
  /** Stable over runs, e.g. `action:pane.close`. */
  readonly id: string;
  readonly group: EntryGroup;
  readonly name: string;
  /** Found by it as well, but less. */
  readonly detail?: string;
  /** It was found elsewhere already, by better means than its name. */
  readonly found?: boolean;
  /** Offered whatever is typed, after all that matches: its name holds what was typed anyway. */
  readonly isFallback?: boolean;
}

export interface RankedGroup<E extends Entry> {
  readonly group: EntryGroup;
  readonly entries: readonly E[];
}

/** More of one kind are better found by one more letter. */
const GROUP_MAX = 8;
const RECENT_MAX = 6;
/** Less than the worst match. */
const FALLBACK_SCORE = 0.001;

const folded = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * How well a name matches what was typed. All typed words must be in it, in any order: beginnings
 * of words count most, then what is inside of one, then initials (`cfp` for "Close the focused
 * pane") and letters in order within one word.
 *
 * @returns 0 for no match, up to 1
 */
export function scoreOf(name: string, typed: string): number {
  const text = folded(name);
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return 1;
  if (text === words.join(' ')) return 1;
  let score = 0.95;
  for (const word of words) score *= wordScore(text, word);
  // Of two that match alike the shorter one is meant.
  return score === 0 ? 0 : score - Math.min(text.length, 200) / 10_000;
}

function wordScore(text: string, word: string): number {
  if (text.startsWith(word)) return 1;
  const parts = text.split(/[\s\p{P}]+/u).filter(Boolean);
  if (parts.some((part) => part.startsWith(word))) return 0.9;
  if (text.includes(word)) return 0.5;
  if (word.length < 2) return 0;
  const initials = parts.map((part) => part[0]).join('');
  if (initials.includes(word)) return 0.4;
  return parts.some((part) => part[0] === word[0] && holdsInOrder(part, word)) ? 0.2 : 0;
}

/** `setngs` in `settings`: letters left out, none in another order. */
function holdsInOrder(part: string, word: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = part.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return word.length * 2 >= part.length;
}

/**
 * The entries in the order in which they are shown.
 *
 * @param recent ids of what was chosen last, the newest first
 * @param order of the groups while nothing is typed, and of groups that match alike
 */
export function ranked<E extends Entry>(
  entries: readonly E[],
  typed: string,
  recent: readonly string[],
  order: readonly EntryGroup[],
): readonly RankedGroup<E>[] {
  const place = (group: EntryGroup) => order.indexOf(group);
  if (typed.trim() === '') {
    const latest = recent
      .flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
      .slice(0, RECENT_MAX);
    const others = entries.filter((entry) => !latest.includes(entry));
    const groups = groupsOf(others).toSorted((a, b) => place(a.group) - place(b.group));
    return latest.length === 0 ? groups : [{ group: 'recent', entries: latest }, ...groups];
  }
  const scored = entries.flatMap((entry) => {
    if (entry.isFallback === true) return [{ entry, score: FALLBACK_SCORE }];
    const byName = scoreOf(entry.name, typed);
    const byDetail = entry.detail === undefined ? 0 : scoreOf(entry.detail, typed) * 0.4;
    const best = Math.max(byName, byDetail, entry.found === true ? 0.3 : 0);
    // What is used comes before what is not, where they match alike.
    const used = recent.includes(entry.id) ? 0.03 : 0;
    return best === 0 ? [] : [{ entry, score: best + used }];
  });
  const best = new Map<EntryGroup, number>();
  for (const { entry, score } of scored) {
    best.set(entry.group, Math.max(best.get(entry.group) ?? 0, score));
  }
  const inOrder = scored.toSorted((a, b) => b.score - a.score).map(({ entry }) => entry);
  return groupsOf(inOrder)
    .map(({ group, entries: all }) => ({ group, entries: all.slice(0, GROUP_MAX) }))
    .toSorted(
      (a, b) =>
        (best.get(b.group) ?? 0) - (best.get(a.group) ?? 0) || place(a.group) - place(b.group),
    );
}

function groupsOf<E extends Entry>(entries: readonly E[]): RankedGroup<E>[] {
  const groups = new Map<EntryGroup, E[]>();
  for (const entry of entries) {
    const group = groups.get(entry.group);
    if (group) group.push(entry);
    else groups.set(entry.group, [entry]);
  }
  return [...groups].map(([group, all]) => ({ group, entries: all }));
}
