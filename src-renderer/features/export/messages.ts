/** Texts of what leaves Heddle: files and paper. */
export const exportMessages = {
  'export.title.matches': 'Export what was found',
  'export.title.conversation': 'Export the conversation with {customer}',
  'export.what.matches':
    'Every message on this computer that this search matches, as a table (CSV) that spreadsheets read:',
  'export.what.conversation':
    'The whole conversation, as far as it is on this computer, as a page to keep or print.',
  'export.internal': 'With internal notes and whispers',
  'export.leaves': 'What you export leaves Heddle’s encryption: whoever gets the file can read it.',
  'export.save': 'Save as…',
  'export.print': 'Print…',
  'export.cancel': 'Cancel the export',
  'export.progress': 'Progress of the export',
  'export.running': '{count, plural, one {1 message} other {{number} messages}}',
  'export.saved':
    '{count, plural, =0 {No message was written to {file}.} one {1 message was written to {file}.} other {# messages were written to {file}.}}',
  'export.printed':
    '{count, plural, one {1 message was handed to the printer.} other {# messages were handed to the printer.}}',
  'export.allowed': 'Allowed',
  'export.off': 'Off',
  'export.byOrganisation': 'Set by your organisation, in {file}',
  'export.conversation': 'Export or print…',
} as const;
