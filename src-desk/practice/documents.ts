import { pdfOf } from './drawing/pdf';
import { BRANDS } from './persona';
import { pictureOf } from './pictures';
import type { Rng } from './rng';
import { PICTURE_KINDS, type Sector } from './scenario';

/** A file as colleagues attach it. */
export interface PracticeDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const PAGES_OF_TERMS = 3;

/**
 * A PDF that goes with an answer of a sector: a receipt, a booking, or terms of several pages. Few
 * different ones, so that the files of a whole practice desk stay small.
 */
export function documentOf(sector: Sector, rng: Rng): PracticeDocument {
  const mediaType = 'application/pdf';
  const brand = BRANDS[sector];
  if (rng.chance(0.3)) {
    const clauses = Array.from({ length: PAGES_OF_TERMS * 38 }, (_each, index) => ({
      text: `${index + 1}. This line of the terms is here so that there is something to turn over.`,
    }));
    const bytes = pdfOf([{ text: `${brand}: terms`, heading: true }, ...clauses]);
    return { name: 'terms.pdf', mediaType, bytes };
  }
  const number = rng.int(1, 6) + 4170;
  const title = sector === 'travel' ? 'Booking confirmation' : 'Receipt';
  const bytes = pdfOf([
    { text: brand, heading: true },
    { text: `${title} ${number}` },
    { text: '' },
    { text: 'Thank you for being with us. This is a copy for your records.' },
    { text: 'Nothing is due. All amounts include tax.' },
  ]);
  return { name: `${title.toLowerCase().replace(' ', '-')}-${number}.pdf`, mediaType, bytes };
}

/** Several pictures at once, as customers send them. */
export function picturesOf(count: number, rng: Rng): readonly PracticeDocument[] {
  return rng.sample(PICTURE_KINDS, count).map((kind) => pictureOf(kind));
}

/** What colleagues keep on top of a conversation. */
export const pinnedNotes = [
  'Prefers to be written to, not called. Works nights until Thursday.',
  'Speaks through her daughter, who is authorised on the account.',
  'Had two bad experiences with the courier: always name the exact day.',
  'Wants short answers, no greetings. Very loyal.',
  'Hard of hearing: no calls, please.',
  'Agreed goodwill of up to 20 without asking the lead.',
] as const;
