// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import type { FakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { bridgeFor } from '../../../fixtures/renderer-bridge/scenes';
import { renderApp } from '../harness';

const PHRASE = 'seven quiet looms by the river';

function show(query: string): FakeBridge {
  const bridge = bridgeFor(new URLSearchParams(`desk=real&${query}`));
  renderApp(bridge);
  return bridge;
}
const requests = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name).map(({ request }) => request);
const field = (name: string) => screen.findByLabelText(name);
const button = (name: string) => screen.findByRole('button', { name });

describe('where there is no key store', () => {
  test('a passphrase is typed twice, and taken when it is long enough and the same', async () => {
    const bridge = show('scene=protect');
    const user = userEvent.setup();
    await user.type(await field('Passphrase'), 'too short');
    await user.click(await button('Protect and continue'));
    expect((await field('Passphrase')).getAttribute('aria-invalid')).toBe('true');
    screen.getByText('That is 9 characters; it takes at least 12.');
    expect(document.activeElement).toBe(await field('Passphrase'));

    await user.clear(await field('Passphrase'));
    await user.type(await field('Passphrase'), PHRASE);
    screen.getByText('Hard to guess');
    await user.type(await field('The same once more'), 'another one');
    await user.keyboard('{Enter}');
    screen.getByText('The two are not the same.');
    expect(requests(bridge, 'session.protect')).toEqual([]);

    await user.clear(await field('The same once more'));
    await user.type(await field('The same once more'), PHRASE);
    await user.keyboard('{Enter}');
    expect(requests(bridge, 'session.protect')).toEqual([
      { with: 'passphrase', passphrase: PHRASE },
    ]);
    await screen.findByRole('navigation', { name: 'Main' });
  });

  test('keeping nothing says what that costs, and asks for nothing more', async () => {
    const bridge = show('scene=protect');
    const user = userEvent.setup();
    const nothing = await screen.findByRole('radio', { name: /Keep nothing/ });
    await user.click(nothing);
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    const means = document.getElementById(nothing.getAttribute('aria-describedby') ?? '');
    expect(means?.textContent).toMatch(/Drafts and replies that were not sent are lost/);
    await user.click(await button('Continue without a local copy'));
    expect(requests(bridge, 'session.protect')).toEqual([{ with: 'memory' }]);
    const status = await screen.findByRole('status', { name: 'Connection' });
    await waitFor(() => expect(status.textContent).toContain('Nothing is kept'));
  });

  test('the way back leaves everything as it was', async () => {
    const bridge = show('scene=protect');
    await userEvent.click(await button('Back to sign-in'));
    expect(requests(bridge, 'session.leave')).toHaveLength(1);
    await field('Desk address');
  });

  test('what is typed is hidden unless it is asked for', async () => {
    show('scene=protect');
    const typed = await field('Passphrase');
    expect(typed.getAttribute('type')).toBe('password');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Show what I type' }));
    expect(typed.getAttribute('type')).toBe('text');
  });
});

describe('a passphrase at the start', () => {
  test('has the keyboard at once, and opens', async () => {
    const bridge = show('scene=locked');
    const user = userEvent.setup();
    await waitFor(async () => expect(document.activeElement).toBe(await field('Passphrase')));
    await user.keyboard(`${PHRASE}{Enter}`);
    expect(requests(bridge, 'session.unlock')).toEqual([{ passphrase: PHRASE }]);
    await screen.findByRole('navigation', { name: 'Main' });
  });

  test('that is wrong is said, the field is empty and has the keyboard, and soon one has to wait', async () => {
    const bridge = show('scene=locked');
    const user = userEvent.setup();
    await field('Passphrase');
    for (let i = 0; i < 3; i += 1) {
      await user.click(await field('Passphrase'));
      await user.keyboard('not the passphrase{Enter}');
      await waitFor(() => expect(requests(bridge, 'session.unlock')).toHaveLength(i + 1));
      await waitFor(async () => expect(await field('Passphrase')).toHaveProperty('value', ''));
      expect(screen.getAllByText(/^This is not the passphrase\./).length).toBeGreaterThan(0);
    }
    await screen.findByText(/The next try is taken in \d s\./);
    expect(await button('Unlock')).toHaveProperty('disabled', true);
    await user.keyboard(`${PHRASE}{Enter}`);
    expect(requests(bridge, 'session.unlock')).toHaveLength(3);
    await waitFor(async () => expect(await button('Unlock')).toHaveProperty('disabled', false), {
      timeout: 20_000,
    });
    await user.keyboard('{Enter}');
    await screen.findByRole('navigation', { name: 'Main' });
  });

  test('that is forgotten is explained and asked about twice, and Enter means no', async () => {
    const bridge = show('scene=locked');
    const user = userEvent.setup();
    await user.click(await button('I forgot the passphrase'));
    const first = await screen.findByRole('dialog', { name: 'Begin without your local data?' });
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.click(within(first).getByRole('button', { name: 'Continue' }));
    const second = await screen.findByRole('dialog', { name: 'Put the local data aside?' });
    expect(requests(bridge, 'session.setAside')).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.click(within(second).getByRole('button', { name: 'Put aside and sign in' }));
    expect(requests(bridge, 'session.setAside')).toHaveLength(1);
    await field('Desk address');
  });

  test('a key that the key store does not give is asked for again', async () => {
    const bridge = show('scene=key-lost');
    await userEvent.click(await button('Try again'));
    expect(requests(bridge, 'session.unlock')).toEqual([{ passphrase: null }]);
  });
});

describe('signing out', () => {
  async function ask(): Promise<HTMLElement> {
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Account of/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    return screen.findByRole('dialog');
  }

  test('of a real desk lists what would be lost; Enter means no', async () => {
    const bridge = show('scene=unsent');
    const dialog = await ask();
    await waitFor(() =>
      expect(
        within(dialog)
          .getAllByRole('listitem')
          .map((item) => item.textContent),
      ).toEqual([
        '2 replies and notes are not sent',
        '1 change is not sent',
        '3 drafts',
        'Older data that were put aside',
      ]),
    );
    expect(document.activeElement?.textContent).toBe('Cancel');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out and delete' }));
    expect(requests(bridge, 'session.signOut')).toEqual([{ deleteData: true }]);
  });

  test('of practice keeps its data unless that is asked for', async () => {
    const bridge = bridgeFor(new URLSearchParams('scene=unsent'));
    renderApp(bridge);
    const dialog = await ask();
    expect(within(dialog).queryAllByRole('listitem')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Delete this account/ }));
    await waitFor(() => expect(within(dialog).getAllByRole('listitem')).toHaveLength(4));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Delete this account/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    expect(requests(bridge, 'session.signOut')).toEqual([{ deleteData: false }]);
  });
});

test('data that the desk had removed are told once, until somebody has read it', async () => {
  const bridge = show('scene=removed');
  const dialog = await screen.findByRole('dialog', { name: 'Local data were removed' });
  expect(dialog.textContent).toMatch(/Kestrel Mobile had everything removed/);
  expect(dialog.textContent).toMatch(/2 unsent replies and changes/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(requests(bridge, 'session.acknowledge')).toHaveLength(1);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

describe('the protection of local data in the settings', () => {
  async function settings(query: string): Promise<FakeBridge> {
    const bridge = show(query);
    await screen.findByRole('navigation', { name: 'Main' });
    act(() => useScreen.getState().setSection('settings'));
    await screen.findByRole('heading', { name: 'Protection of local data' });
    return bridge;
  }

  test('names the key store, and changes the key', async () => {
    const bridge = await settings('');
    screen.getByText('GNOME Keyring');
    await userEvent.click(await button('Change the key'));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change the key' }));
    expect(requests(bridge, 'session.changeKey')).toEqual([{ to: 'new-key', passphrase: null }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('asks for the passphrase before it changes it', async () => {
    const bridge = await settings('encryption=passphrase&keystore=0');
    expect(screen.queryByRole('button', { name: 'Use the key store' })).toBeNull();
    const user = userEvent.setup();
    await user.click(await button('Change the passphrase'));
    await user.type(await field('Current passphrase'), 'not this one');
    await user.type(await field('New passphrase'), 'another one with many words');
    await user.type(await field('The same once more'), 'another one with many words{Enter}');
    await screen.findByText('This is not the passphrase.');
    await user.clear(await field('Current passphrase'));
    await user.type(await field('Current passphrase'), `${PHRASE}{Enter}`);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(requests(bridge, 'session.changeKey').at(-1)).toEqual({
      to: 'passphrase',
      current: PHRASE,
      passphrase: 'another one with many words',
    });
  });

  test('moves from a passphrase to a key store that has appeared', async () => {
    const bridge = await settings('encryption=passphrase&keystore=1');
    await userEvent.click(await button('Use the key store'));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Use the key store' }));
    expect(requests(bridge, 'session.changeKey')).toEqual([{ to: 'key-store' }]);
    await screen.findByText('This computer’s key store');
  });
});
