import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkSegments } from '../../../../src-renderer/features/conversation/links';

const linksIn = (text: string) =>
  linkSegments(text).flatMap((segment) => (segment.kind === 'link' ? [segment.text] : []));

describe('linkSegments', () => {
  it.each([
    ['a sentence ends after it', 'See https://example.com/a.', ['https://example.com/a']],
    ['in brackets', '(https://example.com/a)', ['https://example.com/a']],
    ['its own brackets stay', 'https://example.com/a_(b)', ['https://example.com/a_(b)']],
    [
      'two of them',
      'https://a.example, https://b.example',
      ['https://a.example', 'https://b.example'],
    ],
    ['http is not opened', 'http://example.com', []],
    ['javascript is not opened', 'javascript:alert(1) https:javascript', []],
    ['a user name hides the host', 'https://bank.example@evil.example/', []],
    ['no host', 'https://', []],
    ['a name without a dot', 'https://intranet/', []],
  ])('%s', (_name, text, expected) => {
    expect(linksIn(text)).toEqual(expected);
  });

  it('shows look-alike letters as what they are', () => {
    const [link] = linkSegments('https://аpple.com/');
    expect(link?.kind === 'link' && link.host).toMatch(/^xn--/u);
  });

  it('loses nothing', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('https://a.example/x', ' ', ').', '(', '\n'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(
          linkSegments(text)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
