export {
  focusedThreadId,
  isContextShown,
  layoutOf,
  useScreen,
  type OpenOptions,
  type Pane,
  type PaneFind,
  type Section,
} from './screen';
export { useFollowedThreadId, useIsFocused } from './focus';
export {
  neighbourOf,
  PANE_GAP,
  PANE_MIN,
  paneGrid,
  resized,
  sharesOf,
  type Arrangement,
  type Direction,
  type PaneGrid,
  type Room,
} from './pane-grid';
export { inboxListOf, savedViewAction, useInboxList, useInboxView } from './inbox-view';
export { useInboxNotice, type InboxNotice } from './inbox-notice';
