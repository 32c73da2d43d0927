import type { IndexPreparer } from '../../records/packed-records';
import { messageSearchText } from './documents';
import { INDEX_TEXT_VERSION } from './fold';
import { vocabularyWords } from './vocabulary';

/**
 * What the writer would make of each message before it goes into the index. Plain work with text, a
 * tenth of the writer's time, that any thread can do.
 */
export const indexPreparer: IndexPreparer = {
  version: INDEX_TEXT_VERSION,
  indexed: messageSearchText,
  words: vocabularyWords,
};
