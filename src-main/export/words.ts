import type { Texts } from '../shell/texts';
import type { ExportWords } from './exporter';

/**
 * The words of exports in the language of the interface.
 *
 * @param locale in which dates are written
 */
export function exportWords(texts: Texts, locale: string): ExportWords {
  return {
    locale,
    note: texts('export.note'),
    whisper: texts('export.whisper'),
    attachment: texts('export.attachment'),
    system: texts('export.system'),
    title: (customer) => texts('export.title', customer),
    searchName: texts('export.searchName'),
    channel: (channel) => texts('export.channel', channel),
    made: (at, agent) => texts('export.made', at, agent),
    footer: texts('export.footer'),
    csv: texts('export.csv'),
    html: texts('export.html'),
    pdf: texts('export.pdf'),
  };
}
