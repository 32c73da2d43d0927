import { describe, expect, it } from 'vitest';
import { readPassword } from '../../../src-main/headless/terminal';
import { engine, Keyboard } from './cli';

describe('the command line', () => {
  it.each([
    [['fly'], 'There is no command "fly".'],
    [['fill'], '"fill" needs --profile'],
    [['fill', '--profile', 'p'], '"fill" needs --desk'],
    [['fill', '--profile', 'p', '--desk', 'http://a.example', '--user', 'u'], 'over https only'],
    [['fill', '--profile', 'p', '--desk', 'localhost:1'], '"fill" needs --user'],
    [['fill', '--profile', 'p', '--password', 'secret'], '--password'],
    [['status', 'now', '--profile', 'p'], '"now" is one word too many.'],
    [['status', '--profile', 'p', '--yes'], '"status" does not know --yes.'],
    [['search', '--profile', 'p'], 'needs the words'],
    [['search', 'a', '--profile', 'p', '--limit', '0'], '--limit must be a whole number from 1'],
  ])('%j is refused with the reason', async (argv, reason) => {
    const ran = await engine(argv);
    expect(ran.code).toBe(2);
    expect(ran.messages).toContain(reason);
    expect(ran.messages).toContain('npm run engine -- fill');
  });

  it('explains itself', async () => {
    for (const argv of [[], ['help'], ['fill', '--help']]) {
      const ran = await engine(argv);
      expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('npm run engine -- verify')]);
    }
  });

  it('reads a password from the terminal without showing it', async () => {
    const keyboard = new Keyboard(true);
    const shown: string[] = [];
    const messages = { write: (text: string) => shown.push(text) };
    const terminal = { input: keyboard, output: messages, messages } as never;
    const typed = readPassword(undefined, 'rosa', terminal);
    keyboard.write('hemd\u007f');
    keyboard.write('lich \u{1f511}\r');
    expect(await typed).toBe('hemlich \u{1f511}');
    expect(shown.join('')).toBe('Password of rosa: \n');
    expect(keyboard.modes).toEqual([true, false]);
    const stopped = readPassword(undefined, 'rosa', terminal);
    keyboard.write('he\u0003');
    await expect(stopped).rejects.toThrow('Stopped.');
    expect(keyboard.modes).toEqual([true, false, true, false]);
  });
});
