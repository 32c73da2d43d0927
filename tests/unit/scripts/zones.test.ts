import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../scripts/lint/facts.mjs';
import { findProblems, importProblem } from '../../../scripts/lint/zones.mjs';

describe('import zones', () => {
  it.each([
    ['src-renderer/app/main.tsx', '@shared/ipc'],
    ['src-renderer/app/main.tsx', 'react'],
    ['src-preload/index.ts', 'electron'],
    ['src-main/store/worker.ts', 'better-sqlite3'],
    ['src-main/sync/engine.ts', '../connectors/connector'],
    ['src-main/connectors/desk/client.ts', '@shared/protocol'],
    ['src-desk/server.ts', '@shared/protocol/changes'],
    ['src-desk/utility.ts', 'electron'],
    ['src-main/session/activate.ts', '../store/api'],
    ['src-main/session/create-sessions.ts', '../store'],
    ['src-main/store/index.ts', './worker-client'],
    ['src-main/store/worker.ts', './work/open'],
    ['src-main/ipc/electron-ipc.ts', '@shared/ipc/channels'],
    ['src-preload/index.ts', '@shared/ipc/channels'],
    ['src-renderer/app/bridge.ts', '@shared/ipc'],
  ])('%s may import %s', (file, specifier) => {
    expect(importProblem(file, specifier)).toBeNull();
  });

  it.each([
    ['src-renderer/app/main.tsx', 'node:fs'],
    ['src-renderer/app/main.tsx', 'electron'],
    ['src-renderer/app/main.tsx', '../../src-main/store/api'],
    ['src-renderer/app/main.tsx', '@shared/protocol'],
    ['src-shared/rules/load.ts', '../../src-main/store/api'],
    ['src-shared/rules/load.ts', 'node:crypto'],
    ['src-preload/index.ts', 'node:path'],
    ['src-preload/index.ts', '../src-main/ipc/router'],
    ['src-desk/server.ts', 'electron'],
    ['src-desk/server.ts', '../src-main/store/api'],
    ['src-main/ipc/router.ts', 'better-sqlite3'],
    ['src-main/ipc/router.ts', '@shared/protocol'],
    ['src-main/sync/engine.ts', '../connectors/desk/client'],
    ['src-main/sync/engine.ts', '../connectors/desk'],
    ['src-main/sync/engine.ts', '@shared/protocol/events'],
    ['src-main/sync/engine.ts', 'electron'],
    ['src-main/store/read.ts', '../connectors/connector'],
    ['src-main/index.ts', '../src-desk/server'],
    // What opens SQLite never runs on the main process's own event loop.
    ['src-main/app.ts', './store/sql'],
    ['src-main/views/inbox.ts', '../store/work/open'],
    ['src-main/sync/engine.ts', '../store/cache/apply'],
    ['src-main/ipc/router.ts', '../store/queries/inbox'],
    ['src-main/store/index.ts', './work/open'],
    ['src-main/store/worker-client.ts', './sql'],
    ['src-main/store/rpc.ts', 'better-sqlite3'],
    ['src-main/store/sql.ts', 'electron'],
    // Channel names are known to ipc/ and the preload only.
    ['src-main/views/handlers.ts', '@shared/ipc/channels'],
    ['src-main/sync/engine.ts', '@shared/ipc/channels'],
    ['src-main/store/worker.ts', '@shared/ipc/channels'],
    ['src-main/connectors/desk/index.ts', '@shared/ipc/channels'],
    ['src-renderer/app/bridge.ts', '@shared/ipc/channels'],
    ['src-shared/ipc/index.ts', './channels'],
    ['src-desk/server.ts', '@shared/ipc/channels'],
  ])('%s must not import %s', (file, specifier) => {
    expect(importProblem(file, specifier)).toContain('must not import');
  });
});

it('lets main have the types of what runs in the store’s threads, and nothing else of it', () => {
  const source = (what: string) =>
    findProblems(
      new Map([['src-main/store/index.ts', factsOf('a.ts', `import ${what} from './work/open';`)]]),
    );
  expect(source('type { WorkOperations }')).toEqual([]);
  expect(source('{ openWork }')).toHaveLength(1);
});

describe('one file only', () => {
  const problems = (sources: Record<string, string>) =>
    findProblems(
      new Map(Object.entries(sources).map(([file, source]) => [file, factsOf(file, source)])),
    );

  it('reports a name of Electron that stands in two files, and names both', () => {
    const source = `import { app, ipcMain } from 'electron';\nipcMain.handle('x', () => app.name);`;
    expect(problems({ 'src-main/a.ts': source })).toEqual([]);
    expect(problems({ 'src-main/a.ts': source, 'src-main/b.ts': source })).toEqual([
      'src-main/a.ts:1 ipcMain belongs into one file only',
      'src-main/b.ts:1 ipcMain belongs into one file only',
    ]);
  });

  it('counts whoever takes the whole of Electron', () => {
    const sources = {
      'src-main/a.ts': `import { ipcMain } from 'electron'; ipcMain.handle('x', () => 1);`,
      'src-main/b.ts': `import * as electron from 'electron'; electron.ipcMain.handle('y', () => 1);`,
    };
    expect(problems(sources)).toContain('src-main/b.ts:1 ipcMain belongs into one file only');
  });

  it('sees calls through properties, optional chaining and types', () => {
    const sources = {
      'src-main/a.ts': `this.window?.webContents.send('x');`,
      'src-main/b.tsx': `const a = <T,>(w: T) => w;\nevent.sender.send('y');`,
    };
    expect(problems(sources)).toHaveLength(2);
  });

  it('does not count comments, strings and names that only look alike', () => {
    const sources = {
      'src-main/a.ts': `import { safeStorage } from 'electron'; safeStorage.x();`,
      'src-main/b.ts': `// safeStorage\nconst safeStorage = 'safeStorage'; queue.send(safeStorage);`,
    };
    expect(problems(sources)).toEqual([]);
  });
});

describe('imports of a file', () => {
  it('finds every form of import', () => {
    const source = `
      import a from 'one';
      import type { B } from 'two';
      export { c } from 'three';
      export * from 'four';
      const d = await import('five');
      type E = import('six').E;
    `;
    const found = factsOf('src-main/a.ts', source).imports.map(({ specifier }) => specifier);
    expect(found.sort()).toEqual(['five', 'four', 'one', 'six', 'three', 'two']);
  });
});
