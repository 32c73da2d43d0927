import { Direction } from 'radix-ui';
import {
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { Language } from '@shared/ipc';
import { languages, type Translations } from './languages';
import { createI18n, type I18n, type Translate } from './translate';

const I18nContext = createContext<I18n>(createI18n('en'));

interface Loaded {
  readonly language: Language;
  readonly translations: Translations;
}

const NONE: Translations = {};

/**
 * The texts of a language as soon as they are here; until then those of the one before, so that
 * nothing on screen is taken down while another language is chosen.
 *
 * @returns null only while the first language is loaded
 */
function useTranslations(language: Language): Loaded | null {
  const { load } = languages[language];
  const [loaded, setLoaded] = useState<Loaded | null>(
    load ? null : { language, translations: NONE },
  );
  useEffect(() => {
    let wanted = true;
    const show = (shown: Loaded) => {
      if (wanted) setLoaded(shown);
    };
    if (load) {
      load().then(
        (file) => show({ language, translations: file.default }),
        () => show({ language: 'en', translations: NONE }),
      );
    } else show({ language, translations: NONE });
    return () => {
      wanted = false;
    };
  }, [language, load]);
  return loaded;
}

/** Gives everything inside it, and the document, the texts and the direction of a language. */
export function I18nProvider(props: {
  readonly language: Language;
  /** The computer's locale, for numbers and dates. */
  readonly region?: string | undefined;
  readonly children: ReactNode;
}) {
  const { region } = props;
  const loaded = useTranslations(props.language);
  const value = useMemo(
    () => loaded && createI18n(loaded.language, { translations: loaded.translations, region }),
    [loaded, region],
  );
  useLayoutEffect(() => {
    if (value === null) return;
    document.documentElement.lang = value.locale;
    document.documentElement.dir = value.dir;
  }, [value]);
  if (value === null) return null;
  return (
    <I18nContext value={value}>
      <Direction.Provider dir={value.dir}>{props.children}</Direction.Provider>
    </I18nContext>
  );
}

/** Texts, numbers and dates of the current language. */
export function useI18n(): I18n {
  return use(I18nContext);
}

/** Only the texts: `const t = useT(); t('inbox.title')`. */
export function useT(): Translate {
  return use(I18nContext).t;
}
