import type { Texts } from '../shell/texts';
import type { ExportWords } from './exporter';

/**
 * The words of exports in the language of the interface.
 *
 * @param locale in which dates are written
 */
export function exportWords(texts: Texts, locale: string): ExportWords {
  const filled = (text: string, ...values: string[]) =>
    values.reduce((all, value, n) => all.replace(`{${n}}`, () => value), text);
  return {
    locale,
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
