import { describe, expect, it } from 'vitest';
import { lockProblems } from '../../../scripts/lint/lock.mjs';

describe('lock file', () => {
  it('accepts packages that are found beside or above the one that needs them', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { dependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
      'node_modules/c': {},
    };
    expect(lockProblems({ packages })).toEqual([]);
  });

  it('reports a missing package of another platform', () => {
    const packages = {
      'node_modules/tool': { optionalDependencies: { '@tool/win32-arm64': '1' } },
    };
    expect(lockProblems({ packages })).toEqual([
      'package-lock.json: node_modules/tool needs @tool/win32-arm64, which is not in it',
    ]);
  });

  it('reports the address of a registry', () => {
    const packages = { 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } };
    expect(lockProblems({ packages })).toHaveLength(1);
  });
});
