import type { Dialogue } from '../scenario';
import { englishDialogues } from './english';
import { otherDialogues } from './others';

/** Every written everyday episode. */
export const dialogues: readonly Dialogue[] = [...englishDialogues, ...otherDialogues];
