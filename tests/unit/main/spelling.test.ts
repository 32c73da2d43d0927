import { describe, expect, it, vi } from 'vitest';
import { applySpelling } from '../../../src-main/shell/spelling';

function session() {
  return {
    availableSpellCheckerLanguages: ['de', 'en-GB', 'en-US', 'fr', 'pt-BR'],
    setSpellCheckerEnabled: vi.fn(),
    setSpellCheckerLanguages: vi.fn(),
  };
}

describe('spelling', () => {
  it('is checked on Windows in what was chosen, as far as the computer has it', () => {
    const checked = session();
    applySpelling(checked, 'win32', ['de', 'en', 'pt', 'ja'], ['fr-FR']);
    expect(checked.setSpellCheckerEnabled).toHaveBeenCalledWith(true);
    expect(checked.setSpellCheckerLanguages).toHaveBeenCalledWith(['de', 'en-GB', 'pt-BR']);
  });

  it('is checked in the computer’s languages until somebody chooses', () => {
    const checked = session();
    applySpelling(checked, 'win32', null, ['en-US', 'fr-CA']);
    expect(checked.setSpellCheckerLanguages).toHaveBeenCalledWith(['en-US', 'fr']);
  });

  it('is left to macOS, which knows the language of a text', () => {
    const checked = session();
    applySpelling(checked, 'darwin', ['de'], []);
    expect(checked.setSpellCheckerEnabled).toHaveBeenCalledWith(true);
    expect(checked.setSpellCheckerLanguages).not.toHaveBeenCalled();
  });

  it('is off where dictionaries would come from the network, and when nobody wants it', () => {
    for (const [platform, languages] of [
      ['linux', ['de']],
      ['win32', []],
    ] as const) {
      const checked = session();
      applySpelling(checked, platform, languages, ['en-US']);
      expect(checked.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
      expect(checked.setSpellCheckerLanguages).not.toHaveBeenCalled();
    }
  });
});
