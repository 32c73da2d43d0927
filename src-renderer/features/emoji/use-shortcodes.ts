import { useCallback, useId, useMemo, useState, type RefObject } from 'react';
import { findEmoji, inTone, type Emoji } from './emoji';
import { useEmoji } from './use-emoji';

const SHOWN_MAX = 7;
/** A colon alone, or with one letter, is punctuation or a smiley. */
const CODE = /(?:^|[\s(])(:)(\p{L}[\p{L}\p{N}_+-]{1,30})(:?)$/u;

/** What was typed after a colon, as offsets into the text. */
export interface ShortcodeQuery {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  /** The closing colon is there. */
  readonly closed: boolean;
}

/** Whether the caret stands behind a `:word`. */
export function shortcodeAt(text: string, caret: number): ShortcodeQuery | null {
  const head = text.slice(Math.max(0, caret - 40), caret);
  const match = CODE.exec(head);
  if (match === null) return null;
  const [, , typed = '', close = ''] = match;
  const length = typed.length + close.length + 1;
  return { start: caret - length, end: caret, typed, closed: close !== '' };
}

/** The emoji that a `:word` before the caret may become. */
export interface ShortcodeMenu {
  readonly open: boolean;
  readonly items: readonly Emoji[];
  readonly active: number;
  readonly listId: string;
  readonly activeId: string | null;
  readonly tone: number;
  move(step: number): void;
  setActive(index: number): void;
  choose(index: number): void;
  close(): void;
  /** The text or the caret changed. */
  caretMoved(): void;
}

/** Offers emoji while a `:word` is typed. */
export function useShortcodes(
  field: RefObject<HTMLTextAreaElement | null>,
  replace: (start: number, end: number, text: string) => void,
): ShortcodeMenu {
  const listId = useId();
  const [query, setQuery] = useState<ShortcodeQuery | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const set = useEmoji(query !== null);
  const { all, tone, counts } = set;
  const items = useMemo(() => {
    if (query === null) return [];
    const found = findEmoji(all, query.typed, counts, SHOWN_MAX);
    return query.closed ? found.filter((each) => each.shortcodes.includes(query.typed)) : found;
  }, [all, query, counts]);
  const open = query !== null && items.length > 0 && query.start !== dismissed;

  const caretMoved = useCallback(() => {
    const element = field.current;
    if (element === null) return;
    const { selectionStart, selectionEnd, value } = element;
    const next = selectionStart === selectionEnd ? shortcodeAt(value, selectionStart) : null;
    setQuery((known) => {
      if (known === null && next === null) return known;
      if (known?.typed !== next?.typed || known?.start !== next?.start) setActive(0);
      return next;
    });
    if (next === null) setDismissed(null);
  }, [field]);

  return {
    open,
    items,
    active: Math.min(active, Math.max(items.length - 1, 0)),
    listId,
    activeId: open ? `${listId}-${active}` : null,
    tone,
    move: (step) =>
      setActive((now) => (items.length === 0 ? 0 : (now + step + items.length) % items.length)),
    setActive,
    choose: (index) => {
      const emoji = items[index];
      if (query === null || emoji === undefined) return;
      set.used(emoji.emoji);
      replace(query.start, query.end, inTone(emoji, tone));
      setQuery(null);
    },
    close: () => setDismissed(query?.start ?? null),
    caretMoved,
  };
}
