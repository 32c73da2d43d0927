// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import type { FakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { bridgeFor } from '../../../fixtures/renderer-bridge/scenes';
import { renderApp } from '../harness';
import { hardCodedTexts, outsideBrackets } from './pseudo-text';

const state = () => useScreen.getState();

interface Scene {
  /** As the address of tests/fixtures/renderer-bridge. */
  readonly query: string;
  /** Waits for, or brings about, what is to be looked at. */
  readonly arrive: (bridge: FakeBridge) => Promise<void>;
}

const rows = async () => {
  await screen.findAllByRole('option');
};
const inbox = async () => {
  await screen
    .findByRole('status', { name: /./, hidden: false }, { timeout: 5000 })
    .catch(() => undefined);
  await screen.findByRole('navigation');
};
const radios = async () => {
  await screen.findAllByRole('radio');
};
const heading = async () => {
  await screen.findByRole('heading', { level: 1 });
};
function press(selector: string): void {
  act(() => document.querySelector<HTMLElement>(selector)?.click());
}
/** The buttons below what is said about the protection of local data. */
const securityButtons = (): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>('section section:has(dl p) button'),
];
async function signOut(): Promise<void> {
  await inbox();
  const account = document.querySelector<HTMLElement>('nav > button:last-of-type');
  act(() => {
    account?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
  });
  const items = await screen.findAllByRole('menuitem');
  act(() => items.at(-1)?.click());
  await screen.findByRole('dialog');
}
async function open(bridge: FakeBridge, count: number): Promise<void> {
  await inbox();
  act(() => {
    for (const id of bridge.world.order.slice(0, count)) state().openThread(id, { beside: true });
  });
  await waitFor(() => expect(screen.getAllByRole('textbox').length).toBeGreaterThanOrEqual(count));
}
/** Opens the first thread as a result of the whole search does. */
async function find(bridge: FakeBridge, text: string): Promise<void> {
  await open(bridge, 1);
  const [threadId = ''] = bridge.world.order;
  const messageId = bridge.world.threads.get(threadId)?.messages[0]?.id ?? '';
  act(() => state().openThread(threadId, { messageId, find: text }));
  await screen.findAllByRole('search');
}

const scenes: Readonly<Record<string, Scene>> = {
  'finding in a conversation': {
    query: '',
    arrive: async (bridge) => {
      await find(bridge, 'the');
      await waitFor(() => expect(document.querySelectorAll('mark').length).toBeGreaterThan(2));
    },
  },
  'finding nothing where not all is kept': {
    query: '',
    arrive: async (bridge) => {
      const found = bridge.world.threads.get(bridge.world.order[0] ?? '');
      if (found) found.historyKeptSince = found.thread.createdAt;
      await find(bridge, 'zzz');
      await waitFor(() => expect(document.querySelector('[role=search] + p')).not.toBeNull());
    },
  },
  'finding that fails': {
    query: '',
    arrive: async (bridge) => {
      bridge.fail('search.inThread', { code: 'internal', message: '⟦why⟧' });
      await find(bridge, 'the');
      await screen.findByRole('alert');
    },
  },
  'cases like this': {
    query: '',
    arrive: async (bridge) => {
      const [, threadId = ''] = bridge.world.order;
      bridge.world.related = ['Ken Ito', null].map((agentName, index) => ({
        episodeId: `old-${index}`,
        threadId,
        customer: { id: 'c', name: bridge.world.threads.get(threadId)?.customer.name ?? '' },
        openedWith: { messageId: 'm', text: bridge.world.threads.get(threadId)!.messages[0]!.text },
        resolvedAt: bridge.world.now,
        outcome: null,
        answer: { messageId: 'a', text: bridge.world.snippets[0]!.text, agentName },
      }));
      await open(bridge, 1);
      await waitFor(() => expect(document.querySelectorAll('blockquote')).toHaveLength(2));
    },
  },
  'sign-in': {
    query: 'scene=signed-out',
    arrive: async () => void (await screen.findByRole('form')),
  },
  'sign-in with what is missing': {
    query: 'scene=signed-out',
    arrive: async () => {
      const form = await screen.findByRole('form');
      act(() => form.querySelector<HTMLButtonElement>('[type=submit]')?.click());
      await waitFor(() => expect(form.querySelectorAll('[aria-invalid=true]').length).toBe(3));
    },
  },
  'how to protect': { query: 'scene=protect&desk=real', arrive: radios },
  'how to protect, with what is wrong': {
    query: 'scene=protect&desk=real',
    arrive: async () => {
      await radios();
      press('button[type=submit]');
      await waitFor(() => expect(document.querySelector('[aria-invalid=true]')).not.toBeNull());
    },
  },
  'keeping nothing instead of a key in a file': {
    query: 'scene=protect-file&desk=real',
    arrive: async () => {
      await radios();
      act(() => screen.getAllByRole('radio')[1]?.click());
    },
  },
  locked: { query: 'scene=locked&desk=real', arrive: heading },
  'locked, the passphrase forgotten': {
    query: 'scene=locked&desk=real',
    arrive: async () => {
      await heading();
      press('footer button');
      await screen.findByRole('dialog');
    },
  },
  'key lost': { query: 'scene=key-lost&desk=real', arrive: heading },
  'data removed': {
    query: 'scene=removed&desk=real',
    arrive: async () => void (await screen.findByRole('dialog')),
  },
  'key being changed': {
    query: 'scene=changing-key&desk=real',
    arrive: async () => void (await screen.findByRole('progressbar')),
  },
  'signing out with something unsent': {
    query: 'scene=unsent&desk=real',
    arrive: async () => {
      await signOut();
      await waitFor(() => expect(document.querySelectorAll('dialog li')).toHaveLength(4));
    },
  },
  'signing out of practice': { query: '', arrive: signOut },
  'protection by a passphrase, and changing it': {
    query: 'desk=real&encryption=passphrase&keystore=1',
    arrive: async () => {
      await inbox();
      act(() => state().setSection('settings'));
      await waitFor(() => expect(securityButtons()).toHaveLength(3));
      act(() => securityButtons()[0]?.click());
      await screen.findByRole('dialog');
    },
  },
  inbox: { query: '', arrive: rows },
  'inbox compact': { query: 'density=compact', arrive: rows },
  'inbox of everyone': {
    query: '',
    arrive: async () => {
      await rows();
      act(() => state().setInboxFilter('everyone'));
      await rows();
    },
  },
  'snoozed threads': {
    query: '',
    arrive: async () => {
      await rows();
      act(() => state().setInboxState('snoozed'));
      await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    },
  },
  'done threads': {
    query: '',
    arrive: async () => {
      await rows();
      act(() => state().setInboxState('resolved'));
      await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    },
  },
  empty: { query: 'scene=empty', arrive: inbox },
  filling: { query: 'scene=filling', arrive: inbox },
  loading: { query: 'scene=loading', arrive: inbox },
  failing: {
    query: 'scene=failing',
    arrive: async () => {
      await inbox();
      act(() => state().openThread('thread-0'));
      await waitFor(() => expect(screen.getAllByRole('alert').length).toBeGreaterThan(0));
    },
  },
  conversations: { query: '', arrive: (bridge) => open(bridge, 3) },
  'conversations in trouble': { query: 'scene=trouble', arrive: (bridge) => open(bridge, 3) },
  offline: { query: 'connection=offline', arrive: (bridge) => open(bridge, 1) },
  'a full disk': { query: 'storage=disk-full', arrive: (bridge) => open(bridge, 2) },
  'a disk that cannot be written': {
    query: 'storage=unwritable',
    arrive: (bridge) => open(bridge, 1),
  },
  'everything the sync panel can say': {
    query: 'scene=repairs',
    arrive: async () => {
      await inbox();
      act(() => state().setSyncOpen(true));
      await waitFor(() => expect(document.querySelectorAll('dialog li').length).toBe(3));
    },
  },
  'details of the status': {
    query: 'scene=trouble',
    arrive: async () => {
      await rows();
      const footer = await screen.findByRole('contentinfo');
      const [line] = await within(footer).findAllByRole('button');
      act(() => line?.click());
      await waitFor(() => expect(document.querySelector('details')).not.toBeNull());
    },
  },
  settings: {
    query: '',
    arrive: async () => {
      await inbox();
      act(() => state().setSection('settings'));
      await screen.findAllByRole('radio');
    },
  },
  floor: {
    query: 'account=marta',
    arrive: async () => {
      await inbox();
      act(() => state().setSection('floor'));
      await screen.findAllByText('Ken Adeyemi', { exact: false });
    },
  },
  palette: {
    query: '',
    arrive: async () => {
      await inbox();
      act(() => state().setPaletteOpen(true));
      await screen.findByRole('dialog');
    },
  },
  shortcuts: {
    query: '',
    arrive: async () => {
      await inbox();
      act(() => state().setHelpOpen(true));
      await screen.findByRole('dialog');
    },
  },
  search: {
    query: '',
    arrive: async () => {
      await inbox();
      act(() => state().openSearch('router'));
      await waitFor(() => expect(document.querySelector('[role=search] mark')).not.toBeNull());
    },
  },
  'search without a hit': {
    query: '',
    arrive: async () => {
      await inbox();
      act(() => state().openSearch('zzzzzz'));
      await waitFor(() => expect(document.querySelector('[role=search] h2')).not.toBeNull());
    },
  },
};

describe.each(Object.entries(scenes))('%s', (_name, scene) => {
  test('takes every text from the catalogue', async () => {
    const bridge = bridgeFor(new URLSearchParams(`${scene.query}&locale=en-XA`));
    renderApp(bridge);
    await scene.arrive(bridge);
    expect(document.body.textContent).toContain('⟦');
    expect(hardCodedTexts(document.body)).toEqual([]);
  });

  test('is accessible', async () => {
    const bridge = bridgeFor(new URLSearchParams(scene.query));
    renderApp(bridge);
    await scene.arrive(bridge);
    const result = await axe.run(
      { include: ['body'], exclude: [['input[hidden]']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        // `hidden` means nothing to happy-dom. Colours are checked in tokens.test.ts: nothing is laid out here. Landmarks are for pages.
        rules: { 'color-contrast': { enabled: false } },
      },
    );
    const problems = result.violations.map(
      (violation) =>
        `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    expect(problems).toEqual([]);
  });
});

test('a text that is not from the catalogue would be found', () => {
  document.body.innerHTML =
    '<p>⟦fine ⟦3 Mar⟧⟧</p><p dir="auto">data</p><p>12 · 4</p><p title="Hard">·</p><b>Hard too</b>';
  expect(hardCodedTexts(document.body)).toHaveLength(2);
  expect(outsideBrackets('⟦a⟦b⟧c⟧d')).toBe('d');
});
