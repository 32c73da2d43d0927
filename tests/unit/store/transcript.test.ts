// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createTranscript,
  htmlText,
  transcriptFrame,
  type TranscriptMessage,
} from '../../../src-main/store/export/transcript';

const words = {
  locale: 'en',
  note: 'internal note',
  whisper: 'whisper',
  attachment: 'Attachment:',
  system: 'System',
};
const at = new Date(2026, 2, 3, 9, 30).getTime();
const DAY_MS = 86_400_000;

function said(text: string): TranscriptMessage {
  const message = { kind: 'message', side: 'customer', at, text, attachments: [] } as const;
  return { message: { ...message, attachments: [] }, authorName: 'Amina' };
}

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

describe('the text of a page', () => {
  it('is text, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const html = htmlText(text);
        expect(html).not.toMatch(/[<>"']/);
        expect(html).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('of somebody who writes HTML shows it', () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script> & "quotes"';
    const page = parsed(createTranscript(words).message(said(hostile), null));
    expect(page.querySelector('img, script')).toBeNull();
    expect(page.querySelector('.text')?.textContent).toBe(hostile);
  });
});

describe('a transcript', () => {
  it('has a heading where a day begins, and the direction that each text has', () => {
    const { message } = createTranscript(words);
    const first = parsed(message(said('أين طلبي؟'), null));
    expect(first.querySelectorAll('h2')).toHaveLength(1);
    expect(first.querySelector('.text')?.getAttribute('dir')).toBe('auto');
    expect(parsed(message(said('same day'), at - 1000)).querySelector('h2')).toBeNull();
    expect(parsed(message(said('next day'), at - DAY_MS)).querySelector('h2')).not.toBeNull();
  });

  it('names internal notes and files', () => {
    const attachments = [
      {
        id: 'f',
        name: '<b>.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 1,
        sha256: '0'.repeat(64),
        width: null,
        height: null,
      },
    ];
    const note = { kind: 'note', side: 'agent', at, text: '', attachments } as const;
    const html = createTranscript(words).message({ message: note, authorName: '' }, at);
    const page = parsed(html);
    expect(page.querySelector('header')?.textContent).toContain('System internal note');
    expect(page.querySelector('.file')?.textContent).toBe('Attachment: <b>.pdf');
  });

  it('refers to nothing outside of itself', () => {
    const { head, foot } = transcriptFrame(
      {
        title: 'Conversation with </title><script>',
        facts: ['Channel: app'],
        footer: 'Made with Heddle',
      },
      'en',
    );
    const html = head + createTranscript(words).message(said('https://example.com'), null) + foot;
    expect(html).not.toMatch(/\s(?:src|href)=|url\(/);
    const page = parsed(html);
    expect(page.querySelector('script')).toBeNull();
    expect(page.querySelector('h1')?.textContent).toBe('Conversation with </title><script>');
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });
});
