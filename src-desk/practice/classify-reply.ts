import { lexicons, type Lexicon } from './reading/lexicon';
import { languageSeenBy, normalise, sentencesOf, wordCount } from './reading/text';
import { FACTS, type Fact, type Language } from './scenario';

/** What a reply is read against. Stems as in scenario.ts, with their slots filled in. */
export interface ReplyContext {
  readonly language: Language;
  readonly open: readonly { readonly key: string; readonly stems: readonly string[] }[];
  /** Regular expressions of the questions that this customer has an answer to. */
  readonly questions: readonly string[];
}

/** What the customer understands of a reply. */
export interface ReplyReading {
  readonly language: 'own' | 'english' | 'other';
  /** Intents that it answers, in the order of `open`. */
  readonly answered: readonly string[];
  /** Intents that it says no to. */
  readonly refused: readonly string[];
  readonly isHolding: boolean;
  /** Intents that it says it will look into. */
  readonly held: readonly string[];
  /** Names a time for what it holds back. */
  readonly isPromise: boolean;
  readonly facts: readonly Fact[];
  /** Indexes into `questions`. */
  readonly questions: readonly number[];
  readonly asksConsent: boolean;
  /** Consent to a time. */
  readonly proposesTime: boolean;
  readonly asksAnythingElse: boolean;
  readonly asksUnknown: boolean;
  readonly isOffer: boolean;
  readonly isGreetingOnly: boolean;
  readonly isClosing: boolean;
  readonly isRude: boolean;
  readonly isNonsense: boolean;
}

/** The reading of a reply that says nothing at all; others differ from it in what they do say. */
export const EMPTY_READING: ReplyReading = {
  language: 'own',
  answered: [],
  refused: [],
  isHolding: false,
  held: [],
  isPromise: false,
  facts: [],
  questions: [],
  asksConsent: false,
  proposesTime: false,
  asksAnythingElse: false,
  asksUnknown: false,
  isOffer: false,
  isGreetingOnly: false,
  isClosing: false,
  isRude: false,
  isNonsense: false,
};

const MIN_ANSWER_WORDS = 3;
/** So much said, with a single question open, is taken as its answer whatever the words. */
const FREE_ANSWER_WORDS = 8;

/**
 * Reads an agent's reply as the customer would: sentence by sentence, each of which answers, asks, promises, refuses,
 * offers, or says nothing. An intent counts as answered only by a statement of its own words, never by a question, a
 * "let me check" or a mere "sorry about your parcel".
 */
export function classifyReply(text: string, context: ReplyContext): ReplyReading {
  const whole = normalise(text);
  const words = lexicons[context.language];
  const has = (name: Exclude<keyof Lexicon, 'facts'>, sentence: string) =>
    matches(lexicons.en[name], sentence) || matches(words[name], sentence);
  const sympathy = atStart(lexicons.en.sympathy, words.sympathy);
  const answered = new Set<string>();
  const refused = new Set<string>();
  const held = new Set<string>();
  const facts = new Set<Fact>();
  const questions = new Set<number>();
  const seen = { holding: false, promise: false, consent: false, time: false, else: false };
  let asksUnknown = false;
  let isOffer = false;
  let statementWords = 0;
  let meaningful = 0;

  for (const sentence of sentencesOf(whole).flatMap(clausesOf)) {
    const body = withoutSympathy(sentence, sympathy, has);
    if (body === '') continue;
    const intents = context.open.filter(({ stems }) => stems.some((stem) => stemIn(stem, body)));
    const isQuestion = /[?؟]\s*["')]*$/.test(body) || /か。?$/.test(body);
    if (has('anythingElse', body)) {
      seen.else = true;
      continue;
    }
    if (has('closing', body) && wordCount(body) < 9) continue;
    if (has('holding', body) && !isDone(body)) {
      seen.holding = true;
      for (const { key } of intents) held.add(key);
      seen.promise ||= has('time', body);
      meaningful += 1;
      continue;
    }
    const isAsking = isQuestion || has('request', body);
    const known = isAsking ? questionsIn(body, context.questions) : [];
    const asked = isAsking ? FACTS.filter((fact) => asksFor(fact, body, words)) : [];
    if (isQuestion || (known.length + asked.length > 0 && intents.length === 0)) {
      if (isInstruction(body) && intents.some(({ key }) => answered.has(key))) {
        // "It is done, could you please restart it?": no question any more.
        meaningful += 1;
        continue;
      }
      if (known.length + asked.length > 0) {
        for (const fact of asked) facts.add(fact);
        for (const index of known) questions.add(index);
      } else if (has('greeting', body)) {
        continue;
      } else if (has('offer', body) && !has('consent', body)) {
        // What they asked for themselves is no offer but an answer to agree to.
        if (intents.length > 0) seen.consent = true;
        else isOffer = true;
        for (const { key } of intents) answered.add(key);
      } else if (has('consent', body)) {
        seen.consent = true;
        seen.time ||= has('time', body);
      } else if (isInstruction(body) && intents.length > 0) {
        for (const { key } of intents) answered.add(key);
      } else {
        asksUnknown = true;
      }
      meaningful += 1;
      continue;
    }
    if (has('refusal', body)) {
      meaningful += 1;
      const [only] = context.open.length === 1 ? context.open : [];
      for (const { key } of intents) refused.add(key);
      if (intents.length === 0 && only) refused.add(only.key);
      continue;
    }
    const isShort = wordCount(body) < 9;
    if (wordCount(body) < MIN_ANSWER_WORDS || (has('greeting', body) && isShort)) continue;
    meaningful += 1;
    if (intents.length === 0 && has('offer', body)) isOffer = true;
    else statementWords += wordCount(body);
    for (const { key } of intents) answered.add(key);
  }

  const [single] = context.open;
  const isSure = !seen.holding && facts.size + questions.size === 0 && refused.size === 0;
  if (single && context.open.length === 1 && answered.size === 0 && isSure) {
    const isShortYes = wordCount(whole) <= 4 && atStart(lexicons.en.yes, words.yes).test(whole);
    if (statementWords >= FREE_ANSWER_WORDS || isShortYes) answered.add(single.key);
  }
  const isNonsense = looksLikeNonsense(whole);
  const isRude = has('rude', whole) && answered.size === 0;
  return {
    language: languageSeenBy(whole, context.language),
    answered: context.open.flatMap(({ key }) =>
      answered.has(key) && !refused.has(key) ? [key] : [],
    ),
    refused: [...refused],
    isHolding: seen.holding,
    held: [...held].filter((key) => !answered.has(key)),
    isPromise: seen.promise,
    facts: [...facts],
    questions: [...questions],
    asksConsent: seen.consent,
    proposesTime: seen.time,
    asksAnythingElse: seen.else,
    asksUnknown,
    isOffer,
    isGreetingOnly: meaningful === 0 && has('greeting', whole) && !has('closing', whole),
    isClosing: has('closing', whole) && meaningful === 0,
    isRude,
    isNonsense,
  };
}

/** "I have done it, could you now …?" is a statement and a question. */
function clausesOf(sentence: string): string[] {
  const parts = sentence.split(/[,;]\s+(?:and |but |so )?(?=(?:could|can|would|will) you\b)/);
  return parts.every((part) => wordCount(part) >= MIN_ANSWER_WORDS) ? parts : [sentence];
}

type Has = (name: Exclude<keyof Lexicon, 'facts'>, sentence: string) => boolean;

const compiled = new Map<string, RegExp>();

function matches(source: string, text: string): boolean {
  let regex = compiled.get(source);
  if (!regex) {
    const plain = withoutMarks(source);
    // Latin words match at their beginning only; the other scripts write words together.
    regex = /^[^\u0600-\u9fff]+$/.test(plain)
      ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${plain})`, 'u')
      : new RegExp(plain, 'u');
    compiled.set(source, regex);
  }
  return regex.test(text);
}

function stemIn(stem: string, sentence: string): boolean {
  return matches(stemSource(stem), sentence);
}

/** The stem as a source that `matches` takes; `~` asks for a match anywhere. */
function stemSource(stem: string): string {
  const plain = normaliseStem(stem);
  return plain.startsWith('~') ? `\\p{L}*${plain.slice(1)}` : plain;
}

function normaliseStem(stem: string): string {
  return withoutMarks(stem).toLowerCase();
}

function atStart(english: string, own: string): RegExp {
  return new RegExp(`^(?:${english}|${withoutMarks(own)})`, 'u');
}

function withoutMarks(source: string): string {
  return source
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '');
}

function questionsIn(sentence: string, questions: readonly string[]): number[] {
  return questions.flatMap((question, index) =>
    matches(`(?:${normaliseStem(question)})`, sentence) ? [index] : [],
  );
}

function asksFor(fact: Fact, sentence: string, own: Lexicon): boolean {
  return matches(lexicons.en.facts[fact], sentence) || matches(own.facts[fact], sentence);
}

/** "I have checked …" reports; only "I will check …" holds back. */
function isDone(sentence: string): boolean {
  return /\b(have|has|had|'ve) (just )?(checked|looked|asked|found)|\bi (just )?(checked|looked|asked|found)\b|gepruft|geklart|nachgesehen|he (mirado|revisado|comprobado)|j'ai (verifie|regarde)|verifiquei|いたしました|تحققت|راجعت/.test(
    sentence,
  );
}

function isInstruction(sentence: string): boolean {
  return /^(could|can|would|will) you (please |just |maybe )?\p{L}+|^(konnen|konnten|wurden) sie|^(puedes|puede|podrias)|^pou(vez|rriez)-vous/u.test(
    sentence,
  );
}

/** The part of a sentence after "I'm sorry about …,"; empty when there is nothing else. */
function withoutSympathy(sentence: string, sympathy: RegExp, has: Has): string {
  if (JAPANESE_COURTESY.test(sentence)) return '';
  let rest = sentence;
  for (;;) {
    const comma = /[,;:—–、،]|\s-\s|\bbut\b|\baber\b|\bpero\b|\bmais\b/.exec(rest);
    const head = comma ? rest.slice(0, comma.index) : rest;
    const isSoft = SOFT_START.test(head) || (sympathy.test(head) && isShortHead(head));
    if (!isSoft && !(has('greeting', head) && isShortHead(head) && comma)) return rest.trim();
    if (!comma) return '';
    rest = rest.slice(comma.index + comma[0].length).trim();
  }
}

const SOFT_START =
  /^(i('| a)m (so |very |really )?sorry|sorry|apologies|we apolog|i (can )?understand|thank|es tut mir|das tut mir|lo siento|siento|je suis desole|lamento|نعتذر|اعتذر)/u;
const JAPANESE_COURTESY = /(申し訳|すみません|ありかとう)[^。]{0,12}[。!]?$/u;
const SHORT_HEAD_WORDS = 12;

function isShortHead(head: string): boolean {
  return wordCount(head) <= SHORT_HEAD_WORDS;
}

function looksLikeNonsense(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return !/\d/.test(text);
  if (/(.)\1{4,}/u.test(text)) return true;
  const words = text.match(/[a-z]+/g) ?? [];
  const isLatin = words.join('').length === letters;
  const mashed = words.filter(
    (word) =>
      /asdf|qwer|sdfg|jkl|yxcv|zxcv|hjkl/.test(word) || (word.length > 4 && !/[aeiouy]/.test(word)),
  );
  return isLatin && words.length > 0 && mashed.length / words.length >= 0.5;
}
