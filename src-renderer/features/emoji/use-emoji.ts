import { useEffect, useMemo, useState } from 'react';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { emojiOfUse, loadEmoji, toneOfUses, countIdOf, type Emoji } from './emoji';

/** The emoji in the language of the screen, and how this person uses them. */
export interface EmojiSet {
  /** Empty until they have been read. */
  readonly all: readonly Emoji[];
  /** The tone of skin, 0 for none. */
  readonly tone: number;
  /** Those that were used, the last first. */
  readonly recent: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** Notes that one was used. */
  used(emoji: string): void;
  setTone(tone: number): void;
}

/** @param wanted they are read only once somebody looks for one */
export function useEmoji(wanted: boolean): EmojiSet {
  const { locale } = useI18n();
  const [all, setAll] = useState<readonly Emoji[]>([]);
  const { data: uses = [], refetch } = useHeddleQuery('composer.uses', undefined);
  useEffect(() => {
    if (!wanted) return undefined;
    let ended = false;
    void loadEmoji(locale).then((list) => {
      if (!ended) setAll(list);
    });
    return () => {
      ended = true;
    };
  }, [wanted, locale]);
  return useMemo(() => {
    const note = (id: string) => void call('composer.used', { id }).then(() => refetch());
    const counts = new Map(
      uses.flatMap(({ id, count }): [string, number][] => {
        const emoji = emojiOfUse(id);
        return emoji === null ? [] : [[emoji, count]];
      }),
    );
    return {
      all,
      tone: toneOfUses(uses),
      recent: [...counts.keys()],
      counts,
      used: (emoji) => note(countIdOf(emoji)),
      setTone: (tone) => note(`tone:${tone}`),
    };
  }, [all, uses, refetch]);
}
