import type { KeptSearches, SavedSearch } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';

const NONE: KeptSearches = { recent: [], saved: [] };

/** What was searched for before. */
export function useKeptSearches(): KeptSearches {
  return useHeddleQuery('search.kept', undefined).data ?? NONE;
}

/** Takes note that a search was of use. */
export function rememberSearch(text: string): void {
  if (text !== '') void call('search.remember', { text });
}

/** @returns why it was not kept, in words for the agent; null: it was */
export async function saveSearch(search: SavedSearch): Promise<string | null> {
  const saved = await call('search.save', search);
  return saved.ok ? null : saved.error.message;
}

/** A search of before that fits what is being typed. */
export interface KeptMatch {
  readonly key: string;
  readonly text: string;
  /** Of a saved one. */
  readonly name: string | null;
}

const MATCHES_MAX = 3;

/** Saved searches, then recent ones, in whose name or text what was typed occurs. */
export function keptMatches({ recent, saved }: KeptSearches, typed: string): KeptMatch[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted.length < 2) return [];
  const fits = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const isOther = (text: string) => text.toLocaleLowerCase() !== wanted;
  const named = saved.filter(({ name, text }) => (fits(name) || fits(text)) && isOther(text));
  const known = new Set(named.map(({ text }) => text));
  const used = recent.filter(({ text }) => fits(text) && isOther(text) && !known.has(text));
  return [
    ...named.map(({ id, name, text }) => ({ key: `saved-${id}`, text, name })),
    ...used.map(({ text }) => ({ key: `recent-${text}`, text, name: null })),
  ].slice(0, MATCHES_MAX);
}
