export type { MessageId, PlainMessageId } from './catalogue';
export { I18nProvider, useI18n, useT } from './context';
export { isLanguageOfScreen, languageOfLocale, languages, type Translations } from './languages';
export {
  createI18n,
  type DateStyle,
  type I18n,
  type MessageValues,
  type NumberStyle,
  type Translate,
} from './translate';
