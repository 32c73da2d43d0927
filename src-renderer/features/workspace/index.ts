export { Workspace } from './Workspace';
export { UndoNotice } from './UndoNotice';
export { WithoutPaneNotice } from './WithoutPaneNotice';
export { channelLabel } from './channel-label';
export { snoozeChoices, snoozeOf } from './snooze-times';
export { Pane } from './Pane';
export { bringBack, leavePopOut, popOut } from './pop-out';
export { useEpisodeDialog } from './episode-dialog';
