import type { Settings } from '@shared/ipc';
import type { Texts } from '../shell/texts';
import type { ExportWords } from './exporter';

/** The words of exports in the language of the interface. */
export function exportWords(texts: Texts, locale: Settings['locale']): ExportWords {
  const filled = (text: string, ...values: string[]) =>
    values.reduce((all, value, n) => all.replace(`{${n}}`, () => value), text);
  return {
    // The pseudo-locale is for texts; its dates are English.
    locale: locale === 'en-XA' ? 'en' : locale,
    note: texts('export.note'),
    whisper: texts('export.whisper'),
    attachment: texts('export.attachment'),
    system: texts('export.system'),
    title: (customer) => filled(texts('export.title'), customer),
    searchName: texts('export.searchName'),
    channel: (channel) => filled(texts('export.channel'), channel),
    made: (at, agent) => filled(texts('export.made'), at, agent),
    footer: texts('export.footer'),
    csv: texts('export.csv'),
    html: texts('export.html'),
    pdf: texts('export.pdf'),
  };
}
