import { useI18n } from '../../i18n';
import { useTimeText } from '../../ui';

/** What time it is where the customer lives; nothing when the desk does not say where. */
export function LocalTime({ timeZone }: { readonly timeZone: string }) {
  const { t, locale } = useI18n();
  const text = useTimeText((now) => {
    const time = timeThere(locale, timeZone, now);
    return time === null ? '' : t('customer.localTime', { time });
  });
  return text === '' ? null : <span>{text}</span>;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

function timeThere(locale: string, timeZone: string, now: number): string | null {
  const key = `${locale} ${timeZone}`;
  if (!formats.has(key)) formats.set(key, formatOf(locale, timeZone));
  return formats.get(key)?.format(now) ?? null;
}

function formatOf(locale: string, timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    });
  } catch {
    // A name that this system does not know.
    return null;
  }
}
