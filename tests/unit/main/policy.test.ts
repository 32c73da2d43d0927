import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyDaysOf, loadPolicy, machinePolicyFile } from '../../../src-main/settings/policy';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-policy-'));
  file = join(folder, 'policy.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the policy of a computer', () => {
  it('lies where only administrators write', () => {
    expect(machinePolicyFile('linux', {})).toBe('/etc/heddle/policy.json');
    expect(machinePolicyFile('darwin', {})).toBe('/Library/Application Support/Heddle/policy.json');
    expect(machinePolicyFile('win32', { ProgramData: 'D:\\Data' })).toBe(
      'D:\\Data\\Heddle\\policy.json',
    );
  });

  it('allows what it does not mention, also when there is none', () => {
    expect(loadPolicy(file, undefined)).toEqual({ export: 'allowed', file: null, problem: null });
    writeFileSync(file, '{"laterKey": 1}');
    expect(loadPolicy(file, undefined)).toEqual({ export: 'allowed', file, problem: null });
  });

  it('turns exporting off', () => {
    writeFileSync(file, '\uFEFF{"export": "off"}');
    expect(loadPolicy(file, undefined)).toEqual({ export: 'off', file, problem: null });
  });

  it('may decide whether Heddle starts with the system', () => {
    writeFileSync(file, '{"startWithSystem": "on"}');
    expect(loadPolicy(file, undefined)).toMatchObject({ startWithSystem: 'on', export: 'allowed' });
    writeFileSync(file, '{"startWithSystem": "yes"}');
    const policy = loadPolicy(file, undefined);
    expect(policy.startWithSystem).toBeUndefined();
    expect(policy.problem).toMatch(/startWithSystem/);
  });

  it('may limit how many days of history are kept', () => {
    expect(historyDaysOf(loadPolicy(file, undefined))).toBeNull();
    writeFileSync(file, '{"historyDays": 90}');
    expect(historyDaysOf(loadPolicy(file, undefined))).toBe(90);
    for (const wrong of ['0', '"90"', '1.5', '-1']) {
      writeFileSync(file, `{"historyDays": ${wrong}}`);
      const policy = loadPolicy(file, undefined);
      expect(policy).toMatchObject({ export: 'off', file });
      expect(policy.problem).toMatch(/“historyDays” has a value that does not exist/);
      // Neither deletes what may be kept nor fetches what may not be.
      expect(historyDaysOf(policy)).toBe('unknown');
    }
  });

  it.each([
    ['{', /not valid JSON/],
    ['[]', /no object/],
    ['{"export": "no"}', /“export”/],
  ])('that says %s is told of, and forbids what it may forbid', (text, problem) => {
    writeFileSync(file, text);
    const policy = loadPolicy(file, undefined);
    expect(policy).toMatchObject({ export: 'off', file });
    expect(policy.problem).toMatch(problem);
  });

  it('that cannot be read counts as one that forbids', () => {
    mkdirSync(file);
    expect(loadPolicy(file, undefined)).toMatchObject({ export: 'off', file });
  });

  it('of the command line counts only where the computer has none', () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, '{"export": "off"}');
    expect(loadPolicy(file, other)).toEqual({ export: 'off', file: other, problem: null });
    writeFileSync(file, '{"export": "allowed"}');
    expect(loadPolicy(file, other)).toMatchObject({ export: 'allowed', file });
    writeFileSync(file, '{"export": "off"}');
    writeFileSync(other, '{"export": "allowed"}');
    expect(loadPolicy(file, other)).toMatchObject({ export: 'off', file });
  });
});
