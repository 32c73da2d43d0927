import { filterText, type FilterAtCaret, type TextSpan, withPart } from '@shared/search';

/** Something that the text may become; choosing it writes it. */
export interface Completion {
  readonly key: string;
  readonly label: string;
  /** What it means in the agent's language; null where that says nothing more. */
  readonly words: string | null;
  /** The text with it, and where the caret is then. */
  readonly text: string;
  readonly caret: number;
}

/** More at a time nobody reads while typing. */
const SHOWN_MAX = 6;

/** Values that are the same for everybody, as the query language knows them. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  from: ['me', 'customer', 'agent'],
  channel: ['app', 'web', 'whatsapp', 'messenger', 'sms', 'email'],
  status: ['waiting-on-us', 'waiting-on-customer', 'snoozed', 'resolved', 'open'],
  has: ['attachment', 'note', 'offer'],
  before: ['today', 'this week', 'this month', '7d', '30d', 'this year'],
  after: ['today', 'yesterday', '7d', '30d', 'this month', 'this year'],
  on: ['today', 'yesterday', 'this week', 'last week', 'this month', 'last month'],
};

/** Other names of the same filter. */
const SAME: Readonly<Record<string, string>> = {
  by: 'from',
  with: 'customer',
  via: 'channel',
  label: 'tag',
  is: 'status',
  state: 'status',
  until: 'before',
  since: 'after',
  during: 'on',
};

/** What a key, or the value of a key, is called in the agent's language; null: as it is written. */
export type CalledWords = (key: string, value: string | null) => string | null;

const AS_WRITTEN: CalledWords = () => null;

/** The filter whose values a key takes. */
export function filterOf(key: string): string {
  return SAME[key] ?? key;
}

/** The values of a filter that everybody has; those of the desk's own come beside them. */
export function fixedValues(key: string): readonly string[] {
  return FIXED[filterOf(key)] ?? [];
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a value, or a word in it, begins with what was typed. */
function fits(value: string, typed: string): boolean {
  const [whole, wanted] = [plain(value), plain(typed)];
  return (
    whole.startsWith(wanted) || whole.split(/[\s_-]+/u).some((word) => word.startsWith(wanted))
  );
}

function written(text: string, span: TextSpan, part: string): Pick<Completion, 'text' | 'caret'> {
  const goesOn = /^\s/u.test(text.slice(span.end));
  const whole = withPart(text, span, goesOn ? part : `${part} `);
  return { text: whole, caret: span.start + part.length + 1 };
}

/**
 * What the filter at the caret may become.
 *
 * @param values of this filter, from the desk; those that everybody has are known here
 */
export function valueCompletions(
  text: string,
  { key, without, typed, span }: FilterAtCaret,
  values: readonly string[],
  called: CalledWords = AS_WRITTEN,
): Completion[] {
  const fixed = fixedValues(key);
  const known = fixed.map((value) => ({ value, words: called(filterOf(key), value) }));
  const own = values
    .filter((value) => !fixed.includes(value))
    .map((value) => ({ value, words: null }));
  return [...known, ...own]
    .filter(({ value, words }) => fits(value, typed) || (words !== null && fits(words, typed)))
    .filter(({ value }) => plain(value) !== plain(typed))
    .filter(({ value }, at, all) => all.findIndex((each) => each.value === value) === at)
    .slice(0, SHOWN_MAX)
    .map(({ value, words }) => {
      const part = `${without ? '-' : ''}${filterText(key, value)}`;
      const label = `${key}:${value}`;
      return { key: `value-${value}`, label, words, ...written(text, span, part) };
    });
}

/** The filters that a word may be the beginning of. */
export function keyCompletions(
  text: string,
  found: { readonly keys: readonly string[]; readonly span: TextSpan },
  called: CalledWords = AS_WRITTEN,
): Completion[] {
  return found.keys.map((key) => {
    const whole = withPart(text, found.span, `${key}:`);
    const words = called(key, null);
    return { key: `key-${key}`, label: `${key}:`, words, text: whole, caret: whole.length };
  });
}
