import type { Message } from '@shared/domain';
import type { TranscriptFrame, TranscriptWords } from '../export-api';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as text of an HTML page; what cannot stand in one is shown as a replacement sign. */
export function htmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- control characters are what this replaces
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '\uFFFD')
      .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
  );
}

/** A message of a transcript. */
export interface TranscriptMessage {
  readonly message: Pick<Message, 'kind' | 'side' | 'at' | 'text' | 'attachments'>;
  readonly authorName: string;
}

/** Writes messages as HTML, with a heading where a day begins. */
export function createTranscript({ locale, note, whisper, attachment, system }: TranscriptWords) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const kinds = { message: '', note, whisper } as const;
  const file = (name: string) =>
    `<p class="file">${htmlText(attachment)} <bdi>${htmlText(name)}</bdi></p>`;

  return {
    /** @param before when the message before this one was sent (Unix ms); null: it is the first */
    message: ({ message, authorName }: TranscriptMessage, before: number | null): string => {
      const { side, kind, at, text, attachments } = message;
      const today = day.format(at);
      const isNewDay = before === null || day.format(before) !== today;
      const heading = isNewDay ? `<h2>${htmlText(today)}</h2>\n` : '';
      const author = authorName === '' ? system : authorName;
      const label = kinds[kind] === '' ? '' : ` <em>${htmlText(kinds[kind])}</em>`;
      const said = text === '' ? '' : `<p class="text" dir="auto">${htmlText(text)}</p>`;
      const files = attachments.map(({ name }) => file(name)).join('');
      const head = `<bdi>${htmlText(author)}</bdi>${label} <time datetime="${new Date(at).toISOString()}">${htmlText(time.format(at))}</time>`;
      return `${heading}<article class="${side} ${kind}"><header>${head}</header>${said}${files}</article>\n`;
    },
  };
}

const STYLE = `
:root { color-scheme: light; }
body { max-inline-size: 46rem; margin: 2rem auto; padding-inline: 1.5rem; background: #fff;
  color: #1b1f24; font: 11pt/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
body > header { margin-block-end: 1.5rem; padding-block-end: 0.75rem; border-block-end: 1px solid #c9ced4; }
h1 { margin: 0; font-size: 16pt; }
h2 { margin: 1.75rem 0 0.5rem; color: #4a535d; font-size: 10pt; break-after: avoid; }
body > header p, footer { margin: 0.25rem 0 0; color: #4a535d; font-size: 9.5pt; }
article { margin: 0.6rem 0; padding: 0.5rem 0.75rem; border-inline-start: 3px solid #c9ced4; break-inside: avoid-page; }
article.agent { border-inline-start-color: #1f7a72; background: #f2f7f6; }
article.note, article.whisper { border-inline-start-color: #b98a1e; background: #fcf6e6; }
article header { color: #4a535d; font-size: 9.5pt; }
article header bdi { color: #1b1f24; font-weight: 600; }
article em { font-style: normal; }
.text { margin: 0.15rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
.file { margin: 0.15rem 0 0; color: #4a535d; }
footer { margin-block-start: 2rem; padding-block-start: 0.75rem; border-block-start: 1px solid #c9ced4; }
@page { margin: 18mm; }
@media print { body { max-inline-size: none; margin: 0; padding: 0; } article, article.agent, article.note { print-color-adjust: exact; } }
`;

/** A whole page in two halves; the messages go in between. Nothing in it refers to anything else. */
export function transcriptFrame(
  { title, facts, footer }: TranscriptFrame,
  locale: string,
): {
  readonly head: string;
  readonly foot: string;
} {
  const lines = facts.map((fact) => `<p dir="auto">${htmlText(fact)}</p>`).join('');
  return {
    head: `<!doctype html>
<html lang="${htmlText(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1 dir="auto">${htmlText(title)}</h1>${lines}</header>
<main>
`,
    foot: `</main>
<footer>${htmlText(footer)}</footer>
</body>
</html>
`,
  };
}
