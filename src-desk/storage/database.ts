import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import { migrate } from './migrations';
import { sqliteDialect } from './sqlite';
import type { DeskTables } from './tables';

/** A desk's storage: one connection that writes, one that reads what is committed, and a folder. */
export interface DeskDatabase {
  readonly folder: string;
  readonly writer: Kysely<DeskTables>;
  readonly reader: Kysely<DeskTables>;
  /** Closes both connections; a temporary folder is deleted. */
  close(): Promise<void>;
}

/**
 * Opens (or creates) a data folder and brings it to the newest version.
 *
 * @param dataDir the folder, or `:memory:` for a temporary one that is deleted at close
 * @throws Error when the folder cannot be used or belongs to a newer version
 */
export async function openDatabase(dataDir: string): Promise<DeskDatabase> {
  const temporary = dataDir === ':memory:';
  const folder = temporary ? mkdtempSync(join(tmpdir(), 'heddle-desk-')) : dataDir;
  makeFolder(folder);
  const file = join(folder, 'desk.db');
  const writer = new Kysely<DeskTables>({ dialect: dialectFor(file) });
  try {
    await migrate(writer);
  } catch (error) {
    await writer.destroy();
    throw error;
  }
  const reader = new Kysely<DeskTables>({ dialect: dialectFor(file) });
  return {
    folder,
    writer,
    reader,
    async close() {
      await reader.destroy();
      await writer.destroy();
      if (temporary) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The folder ${folder} for the desk's data cannot be made (${reason}). Choose another one.`,
      { cause: error },
    );
  }
}

function dialectFor(file: string): Dialect {
  try {
    return sqliteDialect(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The desk cannot open ${file} (${reason}). Choose another data folder, or mend this one.`,
      { cause: error },
    );
  }
}
