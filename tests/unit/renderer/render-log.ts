/*
 * Which components React draws. It listens where the developer tools do: React tells that place of every
 * commit. Import it before anything that imports React.
 */

interface Fiber {
  readonly type: unknown;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

/** The component's function ran; React sets it for the developer tools. */
const PERFORMED_WORK = 1;

const drawn: string[] = [];

function nameOf(type: unknown): string | null {
  if (typeof type === 'function') return type.name;
  if (typeof type !== 'object' || type === null) return null;
  // What is memoised, or takes a ref.
  if ('type' in type) return nameOf(type.type);
  return 'render' in type ? nameOf(type.render) : null;
}

function note(fiber: Fiber): void {
  const before = fiber.alternate;
  const name = nameOf(fiber.type);
  if (name && (fiber.flags & PERFORMED_WORK) !== 0) drawn.push(name);
  // Children that are the same as before were left alone, with all that is below them.
  if (before !== null && before.child === fiber.child) return;
  for (let child = fiber.child; child !== null; child = child.sibling) {
    if (child.alternate !== null || before === null || isNew(child)) note(child);
  }
}

/** A child that is there for the first time. */
const isNew = (fiber: Fiber): boolean => fiber.alternate === null;

Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    isDisabled: false,
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => note(root.current),
  },
});

/**
 * The names of the components that were drawn meanwhile, each once for each time.
 *
 * @param act what is done
 */
export async function drawnDuring(act: () => Promise<unknown>): Promise<string[]> {
  drawn.length = 0;
  await act();
  return [...drawn];
}
