export type { MessageId, PlainMessageId } from './catalogue';
export { I18nProvider, useI18n, useT } from './context';
export {
  createI18n,
  type DateStyle,
  type I18n,
  type Locale,
  type MessageValues,
  type NumberStyle,
  type Translate,
} from './translate';
