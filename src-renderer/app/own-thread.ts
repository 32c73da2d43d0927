const OWN_THREAD = /^#thread=(.+)$/;

/** The conversation whose own window this is; null: it is the main window. Main sets the address. */
export function ownThreadId(): string | null {
  const id = OWN_THREAD.exec(window.location.hash)?.[1];
  return id === undefined ? null : decodeURIComponent(id);
}
