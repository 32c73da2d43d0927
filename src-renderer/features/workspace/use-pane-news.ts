import { useEffect, useRef, useState } from 'react';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';

/** Says what has become of the panes, for those who do not see it: moved, alone, together again. */
export function usePaneNews(): string {
  const t = useT();
  const panes = useScreen((state) => state.panes);
  const maximised = useScreen((state) => state.maximised);
  const arrangement = useScreen((state) => state.arrangement);
  const [news, setNews] = useState('');
  const known = useRef({ panes, maximised, arrangement });
  useEffect(() => {
    const before = known.current;
    known.current = { panes, maximised, arrangement };
    if (before.maximised !== maximised) {
      setNews(t(maximised ? 'workspace.news.maximised' : 'workspace.news.restored'));
    } else if (before.arrangement !== arrangement) {
      setNews(t(`workspace.news.${arrangement}`));
    } else if (before.panes.length === panes.length && before.panes !== panes) {
      const ids = new Set(before.panes.map((pane) => pane.threadId));
      const moved = panes.some((pane, index) => before.panes[index]?.threadId !== pane.threadId);
      if (!moved || !panes.every((pane) => ids.has(pane.threadId))) return;
      const place = useScreen.getState().focusedPane + 1;
      setNews(t('workspace.news.moved', { place, count: panes.length }));
    }
  }, [panes, maximised, arrangement, t]);
  return news;
}
