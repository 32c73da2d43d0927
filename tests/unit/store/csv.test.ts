import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_HEAD, csvCell, csvMessage } from '../../../src-main/store/export/csv';

/** Reads one quoted cell as RFC 4180 says; null when it is none. */
function readCell(cell: string): string | null {
  const inside = /^"((?:[^"]|"")*)"$/u.exec(cell)?.[1];
  return inside === undefined ? null : inside.replaceAll('""', '"');
}

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 123', "'+49 30 123"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['say "hi",\nplease', 'say "hi",\nplease'],
    ['', ''],
  ])('of %j is no formula', (text, read) => {
    expect(readCell(csvCell(text))).toBe(read);
  });

  it('holds any text, and a spreadsheet runs none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readCell(csvCell(text));
        expect(read).not.toBeNull();
        expect(read).not.toMatch(/^[=+\-@\t\r]/u);
        const plain = text.toWellFormed().replaceAll('\0', '\uFFFD');
        expect([plain, `'${plain}`]).toContain(read);
      }),
    );
  });
});

describe('a row', () => {
  it('has a cell for each column, and a link to the message', () => {
    const row = csvMessage({
      message: {
        id: 'm 1',
        threadId: 't/1',
        kind: 'note',
        side: 'agent',
        at: Date.UTC(2026, 2, 3, 4, 5, 6),
        text: 'ask again',
      },
      customerName: 'Amina, Haddad',
      channel: 'whatsapp',
      authorName: 'Rosa',
    });
    expect(row).toBe(
      '"2026-03-03T04:05:06.000Z","Amina, Haddad","whatsapp","t/1","agent (note)","Rosa","ask again",' +
        '"heddle://thread/t%2F1?message=m%201"\r\n',
    );
    expect(CSV_HEAD.split(',')).toHaveLength(8);
  });
});
