import { Focus } from 'lucide-react';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import { call } from '../bridge';
import { useFocusMode } from '../useAttention';

/** Says that focus mode is on, and how much waits quietly beside it. */
export function FocusNote() {
  const t = useT();
  const focus = useFocusMode();
  if (!focus) return null;
  return (
    <Button
      size="s"
      variant="quiet"
      title={t('action.focus-mode-off')}
      onClick={() => void call('settings.set', { focusMode: false })}
    >
      <Focus size={14} strokeWidth={1.8} aria-hidden="true" />
      {t('app.focus-quietly', { count: focus.quietly })}
    </Button>
  );
}
