import type { ReadDb, WriteDb } from '../sql';
import { fold, isAscii } from './fold';

/*
 * The words of all messages, for correcting what is misspelt. It holds nothing but words, and none
 * whose last message has left the cache.
 */

/** Letters only: numbers and names of files are not corrected. Short words are too alike. */
const WORDS = /[\p{L}\p{M}]{4,24}/gu;
const ASCII_WORDS = /[a-z]{4,24}/gi;
/** Scripts without spaces between words have no words to correct. */
const DENSE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
/** So many words are known to be there without asking; a few megabytes. */
const REMEMBERED_MAX = 60_000;

/** @returns the words that can be corrected to, folded, each once or more */
export function vocabularyWords(text: string): string[] {
  if (isAscii(text)) return text.toLowerCase().match(ASCII_WORDS) ?? [];
  const folded = fold(text);
  return (folded.match(WORDS) ?? []).filter((word) => !DENSE.test(word));
}

/** A part of a long text keeps the whole of it in memory for as long as somebody has the part. */
function ownCopy(word: string): string {
  return Buffer.from(word).toString();
}

/** Keeps the vocabulary in step with the index; one for each writer. */
export interface Vocabulary {
  /** @param words of messages in the index, by `vocabularyWords` */
  add(words: readonly string[]): void;
  /** Takes out the words of these texts that no message holds any more; after the index was changed. */
  removeUnused(texts: readonly string[]): void;
  /** The database was changed in another way, or a transaction was rolled back. */
  forget(): void;
}

/** @param db the cache's writer */
export function createVocabulary(db: WriteDb): Vocabulary {
  const known = new Set<string>();
  return {
    add: (words) => {
      for (const word of words) {
        if (known.has(word)) continue;
        if (known.size >= REMEMBERED_MAX) known.clear();
        known.add(ownCopy(word));
        db.run('INSERT OR IGNORE INTO search_word (word) VALUES (?)', word);
      }
    },
    removeUnused: (texts) => {
      for (const word of new Set(texts.flatMap(vocabularyWords))) {
        if (db.one('SELECT 1 FROM message_fts WHERE message_fts MATCH ? LIMIT 1', `"${word}"`))
          continue;
        known.delete(word);
        db.run('DELETE FROM search_word WHERE word = ?', word);
      }
    },
    forget: () => known.clear(),
  };
}

/** Whether some message holds this word, or with `prefix` one that begins like it. */
export function isKnownWord(db: ReadDb, word: string, prefix: boolean): boolean {
  if (!prefix) return db.one('SELECT 1 FROM search_word WHERE word = ?', word) !== undefined;
  const next = db.one<{ word: string }>(
    'SELECT word FROM search_word WHERE word >= ? ORDER BY word LIMIT 1',
    word,
  );
  return next?.word.startsWith(word) === true;
}
