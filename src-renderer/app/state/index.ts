export { focusedThreadId, MAX_PANES, useScreen, type Pane, type Section } from './screen';
