import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src-desk/cli/arguments';
import { UsageError } from '../../../src-desk/cli/usage';

describe('the command line', () => {
  it('is understood', () => {
    expect(readArguments(['serve', '--data', 'd'])).toEqual({
      name: 'serve',
      data: 'd',
      port: 4600,
      host: '127.0.0.1',
      practice: false,
      speed: null,
      seed: null,
      historyDays: null,
    });
    expect(readArguments(['serve', '--data', 'd', '--history-days', '90'])).toMatchObject({
      historyDays: 90,
    });
    expect(
      readArguments([
        'serve',
        '--practice',
        '--speed=60',
        '--seed',
        '7',
        '--port',
        '0',
        '--data=x',
      ]),
    ).toMatchObject({ practice: true, speed: 60, seed: 7, port: 0 });
    expect(readArguments(['import', 'f.gz', '--data', 'd', '--open', '0', '--json'])).toEqual({
      name: 'import',
      file: 'f.gz',
      data: 'd',
      open: 0,
      json: true,
    });
    expect(readArguments(['wipe', '--data', 'd', '--agent', 'rosa'])).toEqual({
      name: 'wipe',
      data: 'd',
      agent: 'rosa',
      device: null,
      json: false,
    });
    expect(readArguments(['devices', '--data', 'd', '--agent', 'rosa', '--json'])).toEqual({
      name: 'devices',
      data: 'd',
      agent: 'rosa',
      json: true,
    });
    expect(readArguments(['openapi'])).toEqual({ name: 'openapi', out: null });
    for (const argv of [[], ['--help'], ['help'], ['serve', '-h']]) {
      expect(readArguments(argv)).toEqual({ name: 'help' });
    }
  });

  it.each([
    [['dance'], 'dance'],
    [['serve'], '--data'],
    [['serve', '--data', ''], '--data'],
    [['serve', '--data', 'd', '--port', '70000'], '--port'],
    [['serve', '--data', 'd', '--port', ''], '--port'],
    [['serve', '--data', 'd', '--speed', '-1'], 'speed'],
    [['serve', '--data', 'd', '--history-days', '0'], '--history-days'],
    [['serve', '--data', 'd', '--open', '1'], '--open'],
    [['serve', 'more', '--data', 'd'], 'more'],
    [['import', '--data', 'd'], 'file'],
    [['import', 'a', 'b', '--data', 'd'], '"b"'],
    [['import', 'a', '--data', 'd', '--open', '1.5'], '--open'],
    [['serve', '--data', 'd', '--nonsense'], 'nonsense'],
  ])('%j is refused with what is wrong', (argv, word) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(word);
  });
});
