export { Palette } from './Palette';
export { ShortcutHelp } from './ShortcutHelp';
