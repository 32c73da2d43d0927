import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { root } from './paths.mjs';
import { SetupError } from './report.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the repository
 * @property {NodeJS.ProcessEnv} [env] default: that of this process
 * @property {number} [timeoutMs] kills the program after this time
 * @property {boolean} [shell]
 */

/**
 * Runs a program to its end and collects what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, output: string}>} code -1 when it could not be started
 */
export function capture(command, args, options = {}) {
  const { timeoutMs, ...rest } = options;
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      windowsHide: true,
      ...rest,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: -1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program quietly; when it fails, the end of what it printed is part of the error.
 * @param {string} what in words, for the error: "The packages could not be installed"
 * @param {string} remedy what the reader can do about it
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function mustRun(what, remedy, command, args, options) {
  const { code, output } = await capture(command, args, options);
  if (code === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-25).join('\n');
  throw new SetupError(`${what}.\n${tail}`, remedy);
}

const PARENT_CHECK_MS = 500;

/**
 * Runs a program in the foreground: its output is ours, our signals are its signals.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it
 */
export function foreground(command, args, options = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: 'inherit' });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      // A terminal gives its Ctrl+C to the whole group: sent twice, it would cut short a clean exit.
      if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    // A signal to npm ends npm's shell, which passes nothing on: its end is ours too.
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(orphaned);
      child.kill('SIGTERM');
    }, PARENT_CHECK_MS);
    child.on('error', refuse);
    child.on('close', (code, signal) => {
      clearInterval(orphaned);
      for (const name of signals) process.off(name, forward);
      done(code ?? 128 + (signal ? constants.signals[signal] : 1));
    });
  });
}

/** Runs npm with the given arguments: the npm that started us, otherwise the one on PATH.
 * @param {string[]} args
 * @returns {{command: string, args: string[], shell: boolean}}
 */
export function npmCommand(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) {
    // An update of the packages removes the Node that came with them, also while it runs this.
    const node = existsSync(process.execPath) ? process.execPath : 'node';
    return { command: node, args: [script, ...args], shell: false };
  }
  // npm is a .cmd file on Windows, which only a shell can start.
  return { command: 'npm', args, shell: process.platform === 'win32' };
}
