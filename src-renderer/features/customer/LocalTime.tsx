import { useI18n } from '../../i18n';
import { useTimeText } from '../../ui';

/** What time it is where the customer lives; nothing when the desk does not say where. */
export function LocalTime({ timeZone }: { readonly timeZone: string }) {
  const { t, date } = useI18n();
  const text = useTimeText((now) => {
    try {
      return t('customer.localTime', { time: date(now, 'weekdayTime', timeZone) });
    } catch {
      // A name that this system does not know.
      return '';
    }
  });
  return text === '' ? null : <span>{text}</span>;
}
