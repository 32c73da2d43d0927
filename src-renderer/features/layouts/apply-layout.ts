import type { NamedLayout } from '@shared/ipc';
import { useScreen } from '../../app/state';

/** Brings a kept layout back: its conversations, where they stood. Drafts stay where they are. */
export function applyLayout({ layout }: NamedLayout): void {
  const { restoreLayout, setSection, setLayoutsOpen } = useScreen.getState();
  restoreLayout(layout);
  setSection('inbox');
  setLayoutsOpen(false);
}
