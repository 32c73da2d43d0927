import type { ConversationView } from '@shared/ipc';
import { useEpisodeDialog } from './episode-dialog';
import { MergeDialog } from './MergeDialog';
import { PlanDialog } from './PlanDialog';
import { ResolveDialog } from './ResolveDialog';
import { SnoozeDialog } from './SnoozeDialog';
import { TagsDialog } from './TagsDialog';
import { TransferDialog } from './TransferDialog';
import type { EpisodeCommands } from './use-episode-commands';

/** The dialog that is open about the episode of a pane, if one is. */
export function EpisodeDialogs(props: {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
  /** Shows what waits longest after this. */
  readonly onNext: () => void;
}) {
  const { view, commands, onNext } = props;
  const kind = useEpisodeDialog((state) =>
    state.open?.threadId === view.thread.id ? state.open.kind : null,
  );
  const close = useEpisodeDialog((state) => state.close);
  const episode = view.episodes.at(-1);
  if (kind === null || episode === undefined) return null;
  switch (kind) {
    case 'resolve':
      return (
        <ResolveDialog
          episode={episode}
          onClose={close}
          onResolve={(outcome, goOn) => {
            close();
            commands.resolve(outcome);
            if (goOn) onNext();
          }}
        />
      );
    case 'snooze':
      return (
        <SnoozeDialog
          onClose={close}
          onSnooze={(snooze, plan) => {
            close();
            commands.snooze(snooze, plan);
          }}
        />
      );
    case 'plan':
      return (
        <PlanDialog
          plan={episode.plan ?? episode.cameBack?.plan ?? null}
          onClose={close}
          onPlan={(plan) => {
            close();
            commands.plan(plan);
          }}
        />
      );
    case 'transfer':
      return (
        <TransferDialog
          view={view}
          onClose={close}
          onTransfer={(transfer) => {
            close();
            commands.transfer(transfer);
          }}
        />
      );
    case 'tags':
      return <TagsDialog episode={episode} onTag={commands.tag} onClose={close} />;
    case 'merge':
      return (
        <MergeDialog
          customerId={view.customer.id}
          onClose={close}
          onMerge={(keepId, mergeId) => {
            close();
            commands.merge(keepId, mergeId);
          }}
        />
      );
    default:
      return kind satisfies never;
  }
}
