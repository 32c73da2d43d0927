import { createContext, use, useMemo, type ReactNode } from 'react';
import { createI18n, type I18n, type Locale, type Translate } from './translate';

const I18nContext = createContext<I18n>(createI18n('en'));

/** Gives everything inside it the texts of a locale. */
export function I18nProvider(props: { readonly locale: Locale; readonly children: ReactNode }) {
  const value = useMemo(() => createI18n(props.locale), [props.locale]);
  return <I18nContext value={value}>{props.children}</I18nContext>;
}

/** Texts, numbers and dates of the current locale. */
export function useI18n(): I18n {
  return use(I18nContext);
}

/** Only the texts: `const t = useT(); t('inbox.title')`. */
export function useT(): Translate {
  return use(I18nContext).t;
}
