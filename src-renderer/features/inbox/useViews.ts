import { useMemo } from 'react';
import type { SavedView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { BUILT_IN_VIEWS } from './views';

/** A view that can be opened. */
export interface NamedView extends SavedView {
  readonly builtIn: boolean;
}

/** The views that everybody has, then those that this person named. */
export function useViews(): readonly NamedView[] {
  const { t } = useI18n();
  const saved = useHeddleQuery('inbox.views', undefined).data;
  return useMemo(
    () => [
      ...BUILT_IN_VIEWS.map(({ id, view }) => ({
        id,
        view,
        name: t(`inbox.view-${id}`),
        builtIn: true,
      })),
      ...(saved ?? []).map((each) => ({ ...each, name: safeText(each.name), builtIn: false })),
    ],
    [t, saved],
  );
}

/** How many open threads each of the views has; undefined while it is not known. */
export function useViewCounts(views: readonly NamedView[]): (id: string) => number | undefined {
  const asked = useMemo(() => ({ views: views.map(({ view }) => view) }), [views]);
  const counts = useHeddleQuery('inbox.viewCounts', asked).data;
  return (id) => counts?.[views.findIndex((each) => each.id === id)];
}
