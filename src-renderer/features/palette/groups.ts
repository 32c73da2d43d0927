import type { ActionGroup } from '../../app/shortcuts';

/** The order of the groups in the palette and in the help. */
export const ACTION_GROUPS: readonly ActionGroup[] = ['thread', 'inbox', 'go', 'panes', 'app'];
