export {
  focusedThreadId,
  isContextShown,
  MAX_PANES,
  useScreen,
  type Pane,
  type Section,
} from './screen';
