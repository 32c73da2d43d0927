/*
 * Who a reply greets. A reply that greets another customer than the one it goes to is probably
 * written into the wrong conversation; what is not certainly a greeting of that person is let through,
 * because a warning that is mostly wrong is soon not read.
 */

/** Words that begin a letter in the six languages of the interface; longer ones first. */
const GREETINGS = [
  // English
  'good morning',
  'good afternoon',
  'good evening',
  'good day',
  'hello there',
  'hi there',
  'hello again',
  'hi again',
  'dear',
  'hello',
  'hey',
  'hiya',
  'hi',
  'morning',
  'thank you',
  'many thanks',
  'thanks',
  // German
  'sehr geehrter herr',
  'sehr geehrte frau',
  'sehr geehrte',
  'sehr geehrter',
  'guten morgen',
  'guten abend',
  'guten tag',
  'grüß gott',
  'grüezi',
  'moin',
  'servus',
  'liebe',
  'lieber',
  'hallo',
  'vielen dank',
  'danke',
  // Spanish
  'buenos días',
  'buenas tardes',
  'buenas noches',
  'estimada',
  'estimado',
  'apreciada',
  'apreciado',
  'querida',
  'querido',
  'buenas',
  'hola',
  'muchas gracias',
  'gracias',
  // French
  'bonjour',
  'bonsoir',
  'chère',
  'cher',
  'salut',
  'merci beaucoup',
  'merci',
  // Arabic
  'السلام عليكم',
  'صباح الخير',
  'مساء الخير',
  'أهلا وسهلا',
  'عزيزتي',
  'عزيزي',
  'الأستاذة',
  'الأستاذ',
  'مرحبا',
  'أهلا',
  'شكرا',
  'يا',
] as const;

/** What may stand between the greeting and the name. */
const TITLES = [
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'sir',
  'madam',
  'herr',
  'herrn',
  'frau',
  'señor',
  'señora',
  'señorita',
  'sr',
  'sra',
  'srta',
  'don',
  'doña',
  'd',
  'monsieur',
  'madame',
  'mademoiselle',
  'm',
  'mme',
  'mlle',
  'docteur',
  'سيد',
  'سيدة',
  'السيد',
  'السيدة',
  'الأستاذ',
  'الأستاذة',
  'أستاذ',
  'أستاذة',
  'دكتور',
  'دكتورة',
  'يا',
] as const;

/** Japanese names stand before the word that honours them, at the beginning of a line. */
const HONORIFIC = /^(.{1,20}?)(?:様|さま|さん|殿)(?=$|[、。,\s！!・])/u;
const JAPANESE_GREETING =
  /^(?:おはようございます|こんにちは|こんばんは|お世話になっております|拝啓)[、。,\s！!]*/u;

/** Only the beginning of a reply greets. */
const LOOK_AT_CHARACTERS = 120;
/** A single letter is anybody's. */
const NAME_MIN_LENGTH = 2;

/** Letters without accents, case and vowel signs: how people type names. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replaceAll(/[أإآ]/gu, 'ا')
    .normalize('NFC');
}

/** The other way in which German and Nordic names are typed without their letters. */
function foldLong(text: string): string {
  const long = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('å', 'aa');
  return fold(long);
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}’']+/u).filter(Boolean);

const byLength = (a: readonly string[], b: readonly string[]) => b.length - a.length;

interface Beginnings {
  readonly greetings: readonly (readonly string[])[];
  readonly titles: ReadonlySet<string>;
}

let made: Beginnings | null = null;

/** Worked out at the first reply: it would take a hundredth of a second of the app's start. */
function beginnings(): Beginnings {
  made ??= {
    greetings: GREETINGS.map((greeting) => wordsOf(fold(greeting))).sort(byLength),
    titles: new Set<string>(TITLES.map(fold)),
  };
  return made;
}

const startsWith = (words: readonly string[], beginning: readonly string[]) =>
  beginning.every((word, index) => words[index] === word);

/** The words after a greeting, titles left out; null: it does not begin with one. */
function afterGreeting(words: readonly string[]): string[] | null {
  const { greetings, titles } = beginnings();
  const greeting = greetings.find((each) => startsWith(words, each));
  if (!greeting) return null;
  const rest = words.slice(greeting.length);
  while (rest[0] !== undefined && titles.has(rest[0])) rest.shift();
  return rest;
}

/** A name ends where the sentence does; the sign at its end says what may follow. */
const CLAUSE_END = /([,،、;:!?！？。.…–—])/u;
/** "Sra." and "Prof." are shortened; a longer word before a dot ends a sentence. */
const SHORTENED_MAX_LENGTH = 4;

interface Addressed {
  readonly words: readonly string[];
  /** Nothing but the name may follow the greeting. */
  readonly exact: boolean;
}

/** The words that a reply addresses somebody with, in the ways in which they can be read. */
function addressed(text: string): Addressed[] {
  const beginning = text.trimStart().slice(0, LOOK_AT_CHARACTERS);
  const line = (beginning.split('\n')[0] ?? '').trim();
  const honoured = HONORIFIC.exec(line.replace(JAPANESE_GREETING, ''))?.[1];
  if (honoured !== undefined) {
    return [{ words: [fold(honoured.replaceAll(/\s/gu, ''))], exact: true }];
  }
  const readings: Addressed[] = [];
  for (const folded of [fold, foldLong]) {
    const [first = '', sign = '', second = ''] = folded(line).split(CLAUSE_END);
    const one = wordsOf(first);
    add(readings, one, false);
    const isShortened = sign === '.' && (one.at(-1)?.length ?? 0) <= SHORTENED_MAX_LENGTH;
    // "Dr. Weber" goes on behind its dot; in "Hi, Anna" nothing but the name may follow.
    if (isShortened || sign === ',' || sign === '،') {
      add(readings, [...one, ...wordsOf(second)], !isShortened);
    }
  }
  return readings;
}

function add(readings: Addressed[], words: readonly string[], exact: boolean): void {
  const rest = afterGreeting(words);
  if (rest !== null && rest.length > 0) readings.push({ words: rest, exact });
}

/** The names by which somebody may be greeted: first and last, whole, and the first two. */
function namesOf(name: string): string[][] {
  const names: string[][] = [];
  for (const folded of [fold, foldLong]) {
    const words = wordsOf(folded(name));
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) continue;
    names.push(words, [first], [last]);
    // Of two family names the first is the usual one.
    if (words.length > 2) names.push(words.slice(0, 2), words.slice(-2), words.slice(-2, -1));
    names.push([words.join('')]);
  }
  return names.filter((each) => each.join('').length >= NAME_MIN_LENGTH);
}

/** Whether these words are, or begin with, a name of this person; initials stand for their names. */
function names({ words, exact }: Addressed, name: string): boolean {
  const known = namesOf(name);
  const isNamed = known.some(
    (each) => startsWith(words, each) && (!exact || each.length === words.length),
  );
  if (isNamed) return true;
  const whole = known[0] ?? [];
  // "A. Weber", "Anna W.": one of the two may be its first letter.
  const [first, second] = words;
  if (first === undefined || second === undefined || whole.length < 2) return false;
  const isInitial = (word: string, of: string | undefined) => word.length === 1 && of?.[0] === word;
  return (
    (isInitial(first, whole[0]) && second === whole.at(-1)) ||
    (first === whole[0] && isInitial(second, whole.at(-1)))
  );
}

/** In scripts without spaces a greeting may use a part of the name, e.g. the family name alone. */
function namesPart({ words }: Addressed, name: string): boolean {
  const [only] = words;
  if (
    only === undefined ||
    words.length > 1 ||
    !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(only)
  ) {
    return false;
  }
  const whole = wordsOf(fold(name)).join('');
  return only.length >= NAME_MIN_LENGTH && whole.startsWith(only);
}

/**
 * Finds out whether a reply greets somebody else than the customer it goes to.
 *
 * @param text the reply
 * @param recipient the name of the customer it goes to
 * @param others the names of other customers who may be meant, e.g. those who are open
 * @returns the name among the others that is greeted; null: nobody's, or the recipient's as well
 */
export function greetsAnother(
  text: string,
  recipient: string,
  others: readonly string[],
): string | null {
  const readings = addressed(text);
  const greets = (name: string) =>
    readings.some((reading) => names(reading, name) || namesPart(reading, name));
  if (greets(recipient)) return null;
  return others.find(greets) ?? null;
}
