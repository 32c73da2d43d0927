export {
  focusedThreadId,
  isContextShown,
  MAX_PANES,
  useScreen,
  type Pane,
  type PaneFind,
  type Section,
} from './screen';
