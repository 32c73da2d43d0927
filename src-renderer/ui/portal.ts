import { createContext, use } from 'react';

/**
 * Where menus and tooltips are put: the document, or the modal dialog that they are opened from,
 * because everything outside a modal dialog lies beneath it.
 */
export const PortalContext = createContext<HTMLElement | null>(null);

/** The container for a Radix portal. */
export function usePortal(): HTMLElement | null {
  return use(PortalContext);
}
