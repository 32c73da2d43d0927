import type { KeptSearches } from '@shared/ipc';
import { SEARCH_KEPT_MAX_LENGTH } from '@shared/domain/limits';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';

const NONE: KeptSearches = { recent: [], saved: [] };

/** What was searched for before. */
export function useKeptSearches(): KeptSearches {
  return useHeddleQuery('search.kept', undefined).data ?? NONE;
}

/** Takes note that a search was of use. What is too long to be read in a list is not kept. */
export function rememberSearch(text: string): void {
  if (text === '' || text.length > SEARCH_KEPT_MAX_LENGTH) return;
  void call('search.remember', { text });
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
