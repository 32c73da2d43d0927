import type { Language } from '../scenario';

/** Lower case, without accents and vowel signs, with ordinary digits, quotes and spaces. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`]/g, "'")
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const SENTENCE_END = /(?<=[!?。！？؟])\s*|(?<=\.)(?=\s|$)\s*|(?<=…)\s+|\n+/u;
/** A number's ending, an abbreviation or an initial is no end of a sentence. */
const FALSE_END =
  /(?:^|\s)(?:\p{L}|nr|no|mr|mrs|ms|dr|str|ca|z\. ?b|e\. ?g|i\. ?e|approx|sr|sra|av|tel)\.$/iu;

/** The sentences of a text. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const part of text.split(SENTENCE_END)) {
    const piece = part.trim();
    if (piece === '') continue;
    const last = sentences.at(-1);
    if (last !== undefined && FALSE_END.test(last))
      sentences[sentences.length - 1] = `${last} ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}

/** How many words a normalised text has; in Japanese about two characters make one. */
export function wordCount(text: string): number {
  const japanese = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  const others = text
    .match(/[\p{L}\p{N}]+/gu)
    ?.filter((word) => !/[\u3040-\u30ff\u3400-\u9fff]/.test(word));
  return Math.ceil(japanese / 2) + (others?.length ?? 0);
}

const FREQUENT: Readonly<Record<string, string>> = {
  en: 'the a and you your is are was will to of for we i have has it this that not please can be in on with our my from if thank thanks sorry yes no do',
  de: 'der die das und ist nicht sie ihr ihre ihnen wir ich ein eine einen zu den mit auf fur von haben wird kann bitte danke es im am an bei noch auch',
  es: 'el la los las de que y en un una es por para con no se lo le su te tu hemos esta su gracias al del puedes usted',
  fr: 'le la les de des et est un une vous nous je pour que qui dans sur votre vos avec pas ne il au du ce cette merci',
  pt: 'o a os as de que e em um uma por para com nao se lhe seu sua voce esta ao do da no na foi temos ja',
  it: 'il lo la gli di che e un una per con non si sono abbiamo grazie della nel alla suo le ha',
  nl: 'de het een en is niet u uw wij ik van voor met op te zijn heeft wordt kunt dank naar bij',
  tr: 've bir bu icin ile size sizin biz ben degil var evet hayir tesekkurler olarak',
  sv: 'och att det som en ett pa ar av for med den till inte vi du jag har kan tack',
  pl: 'i w na nie jest to z do sie ze pan pani prosze dziekuje przez dla od za',
};
const frequent = new Map(
  Object.entries(FREQUENT).map(([code, words]) => [code, new Set(words.split(' '))]),
);

/**
 * Which language a normalised text is probably in, as seen by somebody who reads `own`.
 *
 * @returns `own`, `english` or `other`; short and doubtful texts count as `own`, or as English where the script is
 *   Latin and theirs is not
 */
export function languageSeenBy(text: string, own: Language): 'own' | 'english' | 'other' {
  const counts = {
    ja: text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0,
    ar: text.match(/[\u0600-\u06ff]/g)?.length ?? 0,
    foreign:
      text.match(/[\u0370-\u052f\u0590-\u05ff\u0900-\u0dff\u0e00-\u0eff\uac00-\ud7af]/g)?.length ??
      0,
    latin: text.match(/[a-z]/g)?.length ?? 0,
  };
  const letters = counts.ja + counts.ar + counts.foreign + counts.latin;
  if (letters === 0) return 'own';
  if (counts.ja / letters > 0.3) return own === 'ja' ? 'own' : 'other';
  if (counts.ar / letters > 0.4) return own === 'ar' ? 'own' : 'other';
  if (counts.foreign / letters > 0.4) return 'other';
  const guess = latinLanguage(text);
  if (guess === own) return 'own';
  if (guess === 'en') return 'english';
  if (guess === null) return own === 'ja' || own === 'ar' ? 'english' : 'own';
  return 'other';
}

function latinLanguage(text: string): string | null {
  const words = text.match(/[\p{L}]+/gu) ?? [];
  if (words.length < 3) return null;
  let best: string | null = null;
  let bestScore = 1;
  for (const [code, known] of frequent) {
    const score = words.filter((word) => known.has(word)).length;
    if (score > bestScore) {
      best = code;
      bestScore = score;
    }
  }
  return best;
}
