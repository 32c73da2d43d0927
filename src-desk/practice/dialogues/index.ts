import type { Dialogue } from '../scenario';
import { englishDialogues } from './english';
import { moreEnglishDialogues } from './english-more';
import { furtherEnglishDialogues } from './english-third';
import { otherDialogues } from './others';

/** Every written everyday episode. */
export const dialogues: readonly Dialogue[] = [
  ...englishDialogues,
  ...moreEnglishDialogues,
  ...furtherEnglishDialogues,
  ...otherDialogues,
];
