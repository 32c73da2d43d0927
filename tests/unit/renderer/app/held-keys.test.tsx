// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useRegistry, type Action } from '../../../../src-renderer/app/shortcuts/registry';
import { useShortcuts } from '../../../../src-renderer/app/shortcuts/useActions';

function Screen({ opening }: { readonly opening: boolean }) {
  useShortcuts('linux');
  return <section data-pane="a" data-focused aria-busy={opening} />;
}

const ran = vi.fn();
const snooze: Action = {
  id: 'thread.snooze',
  label: 'action.thread-snooze',
  group: 'thread',
  keys: 'Mod+Shift+S',
  run: ran,
};

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  document.body.dispatchEvent(event);
  return event;
}

const pressSnooze = () => press('S', { ctrlKey: true, shiftKey: true });
const isThere = () =>
  act(() => {
    useRegistry.getState().add([snooze]);
  });
const isGone = () =>
  act(() => {
    useRegistry.setState({ actions: [] });
  });

beforeEach(() => {
  vi.useFakeTimers();
  ran.mockReset();
  useRegistry.setState({ actions: [], known: new Map() });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a key for a conversation that is just opening', () => {
  test('is done when it is there, once', () => {
    render(<Screen opening />);
    expect(pressSnooze().defaultPrevented).toBe(true);
    press('Shift');
    expect(ran).not.toHaveBeenCalled();
    isThere();
    isThere();
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('is dropped when something else is done meanwhile, or nothing comes for long', () => {
    render(<Screen opening />);
    pressSnooze();
    press('j');
    isThere();
    isGone();
    pressSnooze();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    isThere();
    isGone();
    pressSnooze();
    vi.advanceTimersByTime(3001);
    isThere();
    expect(ran).not.toHaveBeenCalled();
  });

  test('is nobody’s where no conversation is opening', () => {
    render(<Screen opening={false} />);
    expect(pressSnooze().defaultPrevented).toBe(false);
    isThere();
    expect(ran).not.toHaveBeenCalled();
  });
});
