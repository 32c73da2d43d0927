export { ACTION_GROUPS } from './groups';
export { Palette } from './Palette';
export { ShortcutHelp } from './ShortcutHelp';
