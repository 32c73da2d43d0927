import { posix } from 'node:path';

/**
 * Who may import what: DESIGN's parts as data. Folders and files are relative to the repository;
 * the first zone whose `of` contains a file decides about its imports.
 * @typedef {object} Zone
 * @property {string} of folder or file that the zone is about
 * @property {string[]} own folders and files of this repository that it may import
 * @property {string[]} [except] of these, what it may not import after all; a file in `own` it may
 * @property {string[]} [types] beside these, what it may import the types of
 * @property {string[] | 'any'} packages npm packages and Node modules ("node:*") that it may import
 * @property {string[]} [without] of these, what it may not import after all
 */

const SQL = ['better-sqlite3', 'kysely', 'pg'];
const NODE_ONLY = ['node:*', 'electron', 'electron-store', 'electron-log', 'fastify', ...SQL];
const PROTOCOL = 'src-shared/protocol';
/** Known to both ends of the IPC and to nobody else. */
const CHANNELS = 'src-shared/ipc/channels.ts';
const STORE = 'src-main/store';
const PDF_FRAME = 'src-renderer/pdf-frame';
/** How records go from thread to thread: from whoever parses them to the store. */
const RECORDS = 'src-main/records';
/** What a thread does about itself. */
const THREADS = 'src-main/threads';
/** What opens SQLite runs in worker threads only; main has the rest of the store, and its types. */
const STORE_IN_MAIN = [
  'index',
  'api',
  'errors',
  'files',
  'role',
  'rpc',
  'role-line',
  'worker-client',
  'findings',
  'database-threads',
  'operation-names',
  'storage-watch',
  'reserve',
  'rekey',
  'cache-api',
  'cache-care',
  'caches-aside',
  'empty-state',
].map((name) => `${STORE}/${name}.ts`);

/** @type {Zone[]} */
export const ZONES = [
  { of: 'src-shared/protocol', own: ['src-shared'], packages: ['zod'] },
  { of: 'src-shared', own: ['src-shared'], except: [PROTOCOL, CHANNELS], packages: ['zod'] },
  {
    of: 'src-preload',
    own: ['src-preload', 'src-shared'],
    except: [PROTOCOL],
    packages: ['electron', 'zod'],
  },
  {
    // It reads strangers' files: nothing of the app is within its reach.
    of: PDF_FRAME,
    own: [PDF_FRAME],
    types: ['src-shared/pdf-frame.ts'],
    packages: ['pdfjs-dist'],
  },
  {
    of: 'src-renderer',
    own: ['src-renderer', 'src-shared'],
    except: [PROTOCOL, CHANNELS, PDF_FRAME],
    packages: 'any',
    // Schemas are main's: the page takes their types only, and starts without them.
    without: [...NODE_ONLY, 'zod', 'pdfjs-dist'],
  },
  {
    of: 'src-desk/utility.ts',
    own: ['src-desk', 'src-shared'],
    except: [CHANNELS],
    packages: 'any',
  },
  {
    of: 'src-desk',
    own: ['src-desk', 'src-shared'],
    except: [CHANNELS],
    packages: 'any',
    without: ['electron', 'electron-store', 'electron-log'],
  },
  ...STORE_IN_MAIN.map((of) => ({
    of,
    own: [...STORE_IN_MAIN, RECORDS, THREADS, 'src-shared'],
    except: [PROTOCOL, CHANNELS],
    types: [STORE],
    packages: /** @type {const} */ ('any'),
    without: ['electron', ...SQL],
  })),
  {
    // Where connectors and the store meet in one thread: parsing, and the text work of the index.
    of: 'src-main/intake',
    own: ['src-main/connectors', `${STORE}/search/prepare.ts`, RECORDS, THREADS],
    except: [PROTOCOL, CHANNELS],
    packages: ['node:worker_threads'],
  },
  {
    of: RECORDS,
    own: [RECORDS, 'src-shared'],
    except: [PROTOCOL, CHANNELS],
    packages: [],
  },
  { of: THREADS, own: [THREADS], packages: ['node:os'] },
  {
    of: STORE,
    own: [STORE, RECORDS, THREADS, 'src-shared'],
    except: [PROTOCOL, CHANNELS],
    packages: 'any',
    without: ['electron'],
  },
  {
    // The interface is what every connector implements and all that the engine knows.
    of: 'src-main/connectors/connector.ts',
    own: [RECORDS, 'src-shared'],
    except: [PROTOCOL, CHANNELS],
    packages: ['zod'],
  },
  {
    of: 'src-main/connectors',
    own: ['src-main/connectors', RECORDS, THREADS, 'src-shared'],
    except: [CHANNELS],
    packages: 'any',
    without: ['electron', ...SQL],
  },
  {
    of: 'src-main/sync',
    own: [
      'src-main/sync',
      'src-main/connectors/connector.ts',
      RECORDS,
      ...STORE_IN_MAIN,
      'src-shared',
    ],
    except: [PROTOCOL, CHANNELS],
    packages: 'any',
    without: ['electron', ...SQL],
  },
  {
    of: 'src-main/ipc',
    own: ['src-main', ...STORE_IN_MAIN, 'src-shared'],
    except: [PROTOCOL, STORE],
    packages: 'any',
    without: SQL,
  },
  {
    of: 'src-main',
    own: ['src-main', ...STORE_IN_MAIN, 'src-shared'],
    except: [PROTOCOL, CHANNELS, STORE],
    packages: 'any',
    without: SQL,
  },
];

/**
 * What may stand in one file only, so that there is one place to read and to guard.
 * @type {{what: string, from?: string, member?: RegExp}[]}
 */
export const ONLY_IN_ONE_FILE = [
  { what: 'ipcMain', from: 'electron' },
  { what: 'ipcRenderer', from: 'electron' },
  { what: 'safeStorage', from: 'electron' },
  { what: 'shell.openExternal', member: /\bshell\.openExternal$/ },
  { what: 'webContents.send', member: /\b(webContents|contents|sender|mainFrame)\.send$/ },
];

const SHARED_ALIAS = '@shared/';

/**
 * @typedef {{line: number, specifier: string, names: string[], typeOnly: boolean}} Import
 * @typedef {{imports: Import[], members: {line: number, path: string}[]}} Facts
 */

/**
 * @param {string} path
 * @param {string} zone folder or file, without or with its ending
 */
const isIn = (path, zone) =>
  path === zone ||
  path.startsWith(`${zone}/`) ||
  `${path}.ts` === zone ||
  `${path}/index.ts` === zone;

/**
 * @param {string} name of a package or module
 * @param {string[]} list
 */
const isListed = (name, list) =>
  list.some((entry) =>
    entry.endsWith('*')
      ? name.startsWith(entry.slice(0, -1))
      : name === entry || name.startsWith(`${entry}/`),
  );

/**
 * Why a file may not import something, or null when it may.
 * @param {string} file
 * @param {string} specifier as written in the import
 * @param {{typeOnly?: boolean, zones?: Zone[]}} [options]
 */
export function importProblem(file, specifier, { typeOnly = false, zones = ZONES } = {}) {
  const zone = zones.find(({ of }) => isIn(file, of));
  if (!zone) return null;
  const target = specifier.startsWith(SHARED_ALIAS)
    ? posix.join('src-shared', specifier.slice(SHARED_ALIAS.length))
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))
      : null;
  if (target !== null) {
    const isAmong = (/** @type {string[]} */ places = []) =>
      places.some((place) => isIn(target, place));
    const allowed =
      isAmong(zone.own.filter((own) => own.endsWith('.ts'))) ||
      (isAmong(zone.own) && !isAmong(zone.except)) ||
      (typeOnly && isAmong(zone.types));
    return allowed ? null : `${zone.of} must not import ${target}`;
  }
  const allowed =
    (zone.packages === 'any' || isListed(specifier, zone.packages)) &&
    !isListed(specifier, zone.without ?? []);
  return allowed ? null : `${zone.of} must not import ${specifier}`;
}

/**
 * All findings for a set of files.
 * @param {Map<string, Facts>} facts by file, relative to the repository
 * @returns {string[]} one line per finding: "file:line message"
 */
export function findProblems(facts) {
  const problems = [];
  for (const [file, { imports }] of facts) {
    for (const { line, specifier, typeOnly } of imports) {
      const problem = importProblem(file, specifier, { typeOnly });
      if (problem) problems.push(`${file}:${line} ${problem}`);
    }
  }
  for (const rule of ONLY_IN_ONE_FILE) {
    const places = [];
    for (const [file, { imports, members }] of facts) {
      const hit = rule.member
        ? members.find(({ path }) => rule.member?.test(path))
        : imports.find(
            // Whoever takes the whole module has this name as well.
            ({ specifier, names }) =>
              specifier === rule.from && (names.includes(rule.what) || names.includes('*')),
          );
      if (hit) places.push(`${file}:${hit.line}`);
    }
    if (places.length > 1) {
      problems.push(...places.map((place) => `${place} ${rule.what} belongs into one file only`));
    }
  }
  return problems;
}
