import { type RefObject, useMemo, useRef, useState } from 'react';

/**
 * For what opens from a control: it is made when the pointer or the keyboard comes to the control for
 * the first time. There are dozens of such controls in each conversation, and few are ever used.
 */
export interface LatePrimitive {
  /** The control. */
  readonly control: RefObject<HTMLElement | null>;
  /** Whether what opens is there, open or not. */
  readonly isMade: boolean;
  /** For the control. */
  readonly handlers: { readonly onPointerEnter: () => void; readonly onFocus: () => void };
  readonly make: () => void;
}

/** See `LatePrimitive`. */
export function useLatePrimitive(): LatePrimitive {
  const control = useRef<HTMLElement>(null);
  const [isMade, setIsMade] = useState(false);
  return useMemo(() => {
    const make = () => setIsMade(true);
    return { control, isMade, make, handlers: { onPointerEnter: make, onFocus: make } };
  }, [isMade]);
}
