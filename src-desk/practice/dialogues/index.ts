import type { Dialogue } from '../scenario';
import { englishDialogues } from './english';
import { moreEnglishDialogues } from './english-more';
import { otherDialogues } from './others';

/** Every written everyday episode. */
export const dialogues: readonly Dialogue[] = [
  ...englishDialogues,
  ...moreEnglishDialogues,
  ...otherDialogues,
];
