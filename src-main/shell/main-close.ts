import type { QuitGuard } from './quit-guard';

export interface MainCloseOptions {
  readonly platform: NodeJS.Platform;
  readonly guard: Pick<QuitGuard, 'onLastClose'>;
  isQuitting(): boolean;
  /** Whether there is a tray to come back from, and somebody wants Heddle to stay there. */
  staysInTray(): boolean;
}

/** Somebody closes the main window: it hides, or goes, and on most systems the app with it. */
export function closeMain(
  event: { preventDefault(): void },
  window: { hide(): void },
  { platform, guard, isQuitting, staysInTray }: MainCloseOptions,
): void {
  if (!isQuitting() && staysInTray()) {
    event.preventDefault();
    window.hide();
  } else if (platform !== 'darwin') {
    // On macOS the app goes on without a window.
    guard.onLastClose(event);
  }
}
