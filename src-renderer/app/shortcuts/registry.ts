import { create } from 'zustand';
import type { PlainMessageId } from '../../i18n';
import { matchOf, type KeyboardMap, type Keys, type Match, type Platform } from '../../ui/keys';
import { keysOf, type Bindings } from './bindings';

/** The headings of the palette and of the list of shortcuts. */
export type ActionGroup = 'go' | 'thread' | 'inbox' | 'panes' | 'app';

/** Something the agent can do: by keyboard, from the palette, and listed in the help. */
export interface Action {
  /** Stable, e.g. `pane.close`. The one that was registered last under an id is the one in force. */
  readonly id: string;
  readonly label: PlainMessageId;
  readonly group: ActionGroup;
  /** What it ships with; a person may choose other keys. Without any it is in the palette only. */
  readonly keys?: Keys;
  /** Further combinations that do the same; not shown. */
  readonly alsoKeys?: readonly Keys[];
  /** False keeps it out of the palette, e.g. for arrow keys. */
  readonly inPalette?: boolean;
  /** Works while text is being typed; by default only combinations with a modifier do. */
  readonly whileTyping?: boolean;
  /**
   * Whether the keys mean this where the keyboard is; if not, they are left to other actions. Where
   * they do, it goes before what they mean everywhere.
   */
  appliesAt?(focused: Element | null): boolean;
  run(): void;
}

/** An action as far as it is known when what it belongs to is not open. */
export type KnownAction = Omit<Action, 'run'>;

interface Registry {
  readonly actions: readonly Action[];
  /** Every action that there was since the start, also where what it belongs to is closed now. */
  readonly known: ReadonlyMap<string, Action>;
  /** The keys that this person chose. */
  readonly bindings: Bindings;
  add(actions: readonly Action[]): () => void;
  setBindings(bindings: Bindings): void;
}

/** All actions that can be done right now. Features add theirs with `useActions`. */
export const useRegistry = create<Registry>((set) => ({
  actions: [],
  known: new Map(),
  bindings: {},
  add: (added) => {
    set((state) => ({
      actions: [...state.actions, ...added],
      known: new Map([...state.known, ...added.map((action) => [action.id, action] as const)]),
    }));
    return () =>
      set((state) => ({ actions: state.actions.filter((each) => !added.includes(each)) }));
  },
  setBindings: (bindings) => set({ bindings }),
}));

/** The actions in force: of several with one id the last. */
export function actionsInForce<A extends KnownAction>(actions: readonly A[]): A[] {
  return [...new Map(actions.map((action) => [action.id, action])).values()];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function allowed(action: KnownAction, keys: Keys, event: KeyboardEvent, chosen: boolean): boolean {
  if (action.appliesAt?.(document.activeElement) === false) return false;
  if (!isTyping(event.target)) return true;
  const typesNothing = /(?:Mod|Ctrl|Alt)\+/.test(keys) || /^(?:Shift\+)?F\d/.test(keys);
  // Keys that somebody chose themselves must not take a sign out of a text.
  return chosen
    ? typesNothing && action.whileTyping !== false
    : (action.whileTyping ?? typesNothing);
}

const SURENESS: Readonly<Record<Match, number>> = { exact: 3, digit: 2, place: 1 };

/** How much speaks for an action: how sure its keys are, then whether it is for this place alone. */
const claimOf = (action: KnownAction, match: Match): number =>
  SURENESS[match] * 2 + (action.appliesAt === undefined ? 0 : 1);

/**
 * Finds what a key press does.
 *
 * @param bindings the keys that a person chose
 * @param keyboard its layout, where that is known
 * @returns the action in force that has this combination, or null
 */
export function actionFor<A extends KnownAction>(
  event: KeyboardEvent,
  actions: readonly A[],
  platform: Platform,
  bindings: Bindings = {},
  keyboard?: KeyboardMap,
): A | null {
  let found: A | null = null;
  let claim = 0;
  for (const action of actionsInForce(actions).toReversed()) {
    const chosen = bindings[action.id] !== undefined;
    for (const keys of keysOf(action, bindings)) {
      const match = matchOf(keys, event, platform, keyboard);
      if (match === null || claimOf(action, match) <= claim) continue;
      if (!allowed(action, keys, event, chosen)) continue;
      found = action;
      claim = claimOf(action, match);
    }
  }
  return found;
}
