/** A4 in points. */
const WIDTH = 595;
const HEIGHT = 842;
const LINES_PER_PAGE = 40;

/** One line of a page: a heading is larger. */
export interface PdfLine {
  readonly text: string;
  readonly heading?: boolean;
}

/**
 * A plain PDF of lines of text, with a frame and a rule under the head. Latin letters only.
 *
 * @param lines of all pages, in order
 */
export function pdfOf(lines: readonly PdfLine[]): Uint8Array {
  const pages: PdfLine[][] = [];
  for (let from = 0; from < Math.max(1, lines.length); from += LINES_PER_PAGE) {
    pages.push(lines.slice(from, from + LINES_PER_PAGE));
  }
  const firstPage = 4;
  const kids = pages.map((_page, index) => `${firstPage + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] ` +
          `/Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return Buffer.from(fileOf(objects), 'latin1');
}

function contentOf(lines: readonly PdfLine[]): string {
  const parts = ['0.8 0.8 0.78 RG 0.8 w 48 790 m 547 790 l S'];
  let y = 760;
  for (const { text, heading = false } of lines) {
    parts.push(`BT /F1 ${heading ? 18 : 11} Tf 56 ${y} Td (${escaped(text)}) Tj ET`);
    y -= heading ? 30 : 18;
  }
  return parts.join('\n');
}

function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\xff]/gu, '?').replace(/[\\()]/gu, '\\$&');
}

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return (
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  );
}
