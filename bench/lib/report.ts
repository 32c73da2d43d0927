import { writeFile } from 'node:fs/promises';

type Cell = string | number;

/** Prints rows under a heading, columns aligned; numbers to the right. */
export function printTable(heading: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  print(line(heading));
  print(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) print(line(row));
}

/** One line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes the result where `--json` asked for it; without it, prints it as the last line. */
export async function reportJson(file: string | undefined, result: unknown): Promise<void> {
  if (file === undefined) print(JSON.stringify(result));
  else await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
}
