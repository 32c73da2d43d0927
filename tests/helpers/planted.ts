import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A way in which bytes of a text may lie in a file. */
export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A word that was found where none should be. */
export interface Finding {
  readonly where: string;
  readonly word: string;
  readonly form: string;
}

/**
 * All forms that a word is looked for in: UTF-8, UTF-16 in both orders, base64 of UTF-8 and UTF-16 at
 * all three alignments, hexadecimal, JSON and URL escapes.
 *
 * @param word lower case, because what is made of it (search tokens) is lower case as well
 */
export function formsOf(word: string): readonly Form[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  const hex = utf8.toString('hex');
  const units = [...Array(word.length).keys()].map((index) => word.charCodeAt(index));
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  const forms: Form[] = [
    { name: 'utf8', bytes: utf8 },
    { name: 'utf16le', bytes: utf16 },
    { name: 'utf16be', bytes: Buffer.from(utf16).swap16() },
    { name: 'hex', bytes: Buffer.from(hex) },
    { name: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    { name: 'json', bytes: Buffer.from(escaped) },
    { name: 'percent', bytes: Buffer.from(encodeURIComponent(word)) },
    { name: 'percent-all', bytes: Buffer.from(hex.toUpperCase().replaceAll(/../g, '%$&')) },
    ...[0, 1, 2].flatMap((alignment) => [
      { name: `base64+${alignment}`, bytes: base64Of(utf8, alignment) },
      { name: `base64-utf16+${alignment}`, bytes: base64Of(utf16, alignment) },
    ]),
  ];
  return forms.filter(
    ({ bytes }, index) => forms.findIndex((other) => other.bytes.equals(bytes)) === index,
  );
}

/** The characters of base64 that are the same whatever stands before and after. */
function base64Of(bytes: Buffer, alignment: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(alignment), bytes]).toString('base64');
  const first = Math.ceil((alignment * 8) / 6);
  const end = Math.floor(((alignment + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(first, end));
}

/** Looks for words in bytes. */
export class PlantedWords {
  private readonly forms: readonly (Form & { readonly word: string })[];

  constructor(words: readonly string[]) {
    this.forms = words.flatMap((word) => formsOf(word).map((form) => ({ ...form, word })));
  }

  /** @param where what the bytes are, for the report */
  findIn(bytes: Buffer, where: string): Finding[] {
    return this.forms
      .filter((form) => bytes.includes(form.bytes))
      .map(({ word, name }) => ({ where, word, form: name }));
  }

  /** Looks into every file of a folder, and into the names of the files. */
  async findBelow(folder: string): Promise<{ files: number; findings: Finding[] }> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const findings: Finding[] = [];
    let files = 0;
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      findings.push(...this.findIn(Buffer.from(entry.name), `the name of ${path}`));
      const bytes = entry.isFile() ? await readFile(path).catch(() => null) : null;
      // Gone meanwhile: temporary files are also caught by those who hold them.
      if (!bytes) continue;
      files += 1;
      findings.push(...this.findIn(bytes, path));
    }
    return { files, findings };
  }

  /**
   * Looks into files that have no name any more but are still held by processes: SQLite and
   * Chromium delete their temporary files as soon as they are open. Linux only.
   *
   * @returns also how many such files there were
   */
  async findHeld(pids: readonly number[]): Promise<{ files: number; findings: Finding[] }> {
    const findings: Finding[] = [];
    let files = 0;
    for (const pid of pids) {
      const folder = `/proc/${pid}/fd`;
      for (const descriptor of await readdir(folder).catch(() => [])) {
        const path = join(folder, descriptor);
        const target = await readlink(path).catch(() => '');
        // What is in shared memory is memory, whatever its name looks like.
        if (!target.endsWith(' (deleted)') || /^\/(dev\/shm|memfd:)/.test(target)) continue;
        const bytes = await readFile(path).catch(() => null);
        if (!bytes) continue;
        files += 1;
        findings.push(...this.findIn(bytes, `${target} of process ${pid}`));
      }
    }
    return { files, findings };
  }
}

/** A process and all that descend from it. Linux only. */
export async function processTree(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The name in brackets may hold anything; what follows it does not.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (Number.isInteger(parent)) parents.set(Number(name), parent);
  }
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree;
}
