export { EmojiPicker } from './EmojiPicker';
export { ShortcodeList } from './ShortcodeList';
export { useShortcodes, type ShortcodeMenu } from './use-shortcodes';
