import { ClipboardList, CornerDownLeft, Hourglass, Moon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Brief, CameBack, Plan } from '@shared/domain';
import type { ConversationView } from '@shared/ipc';
import { hasPlan, isPutAside, planOf } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n, useT } from '../../i18n';
import { agoWords, Button, futureWords, safeText, useNow } from '../../ui';
import { useEpisodeDialog } from './episode-dialog';
import { snoozeOf } from './snooze-times';
import type { EpisodeCommands } from './use-episode-commands';
import styles from './EpisodeNotice.module.css';

const ICON = { size: 15, strokeWidth: 1.8, 'aria-hidden': true } as const;

/**
 * What somebody has to know who opens a thread: the brief that was written for them, why it came
 * back, or what is planned while it lies aside.
 */
export const EpisodeNotice = memo(function EpisodeNotice(props: {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
}) {
  const { view, commands } = props;
  const episode = view.episodes.at(-1);
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  if (!episode || episode.state === 'resolved' || !me) return null;
  const plan = isPutAside(episode) ? planOf(episode) : (episode.plan ?? null);
  return (
    <>
      {episode.brief && (
        <BriefNotice
          brief={episode.brief}
          isMine={episode.assigneeId === me.id}
          onTake={() => commands.assign(me.id)}
        />
      )}
      {episode.cameBack && <CameBackNotice cameBack={episode.cameBack} />}
      {plan && (
        <PlanNotice
          plan={plan}
          asleep={episode.state === 'snoozed'}
          sleepsOn={episode.snooze?.wakeOnReply === false}
          threadId={view.thread.id}
          onWake={commands.wake}
        />
      )}
      {!hasPlan(episode) && plan === null && (
        <NoPlanNotice threadId={view.thread.id} onPlan={commands.plan} />
      )}
    </>
  );
});

function useAgentName(): (agentId: string | null | undefined) => string | null {
  const agents = useHeddleQuery('reference.agents', undefined).data ?? [];
  return (agentId) => agents.find((agent) => agent.id === agentId)?.name ?? null;
}

function BriefNotice(props: {
  readonly brief: Brief;
  readonly isMine: boolean;
  readonly onTake: () => void;
}) {
  const { brief, isMine, onTake } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  const nameOf = useAgentName();
  const from = safeText(nameOf(brief.fromAgentId) ?? brief.fromAgentId);
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  const forMe = me !== undefined && me?.id !== brief.fromAgentId;
  const open = brief.takenAt === null;
  return (
    <details className={styles.brief} open={open && forMe}>
      <summary className={styles.title}>
        <ClipboardList {...ICON} />
        <strong>{t('workspace.brief.from', { name: from })}</strong>
        <span className={styles.meta}>{agoWords(i18n, brief.at, now)}</span>
      </summary>
      <p className={styles.text} dir="auto">
        {safeText(brief.text)}
      </p>
      {open && (
        <div className={styles.foot}>
          {brief.fallback && (
            <span className={styles.meta}>
              {t(
                brief.fallback.agentId === null
                  ? 'workspace.brief.backToTeam'
                  : 'workspace.brief.backTo',
                {
                  name: safeText(nameOf(brief.fallback.agentId) ?? ''),
                  date: futureWords(i18n, brief.fallback.at, now),
                },
              )}
            </span>
          )}
          {forMe && (isMine || brief.toAgentId === null) && (
            <Button size="s" variant="primary" onClick={onTake}>
              {t('workspace.brief.take')}
            </Button>
          )}
        </div>
      )}
    </details>
  );
}

function CameBackNotice({ cameBack }: { readonly cameBack: CameBack }) {
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  const nameOf = useAgentName();
  const name = nameOf(cameBack.asideById);
  const who =
    name === null || cameBack.asideAt === null
      ? null
      : t('workspace.back.aside', {
          name: safeText(name),
          date: agoWords(i18n, cameBack.asideAt, now),
        });
  return (
    <Line icon={<CornerDownLeft {...ICON} className="mirrored" />}>
      <strong>{t(`workspace.back.${cameBack.cause}`)}</strong>
      <Words
        parts={[
          who,
          quoted(cameBack.reason),
          cameBack.plan && cameBack.plan.note !== cameBack.reason
            ? quoted(cameBack.plan.note)
            : null,
        ]}
      />
    </Line>
  );
}

function PlanNotice(props: {
  readonly plan: Plan;
  readonly asleep: boolean;
  readonly sleepsOn: boolean;
  readonly threadId: string;
  readonly onWake: () => void;
}) {
  const { plan, asleep } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  const show = useEpisodeDialog((state) => state.show);
  return (
    <Line
      icon={asleep ? <Moon {...ICON} /> : <Hourglass {...ICON} />}
      action={
        asleep ? (
          <Button size="s" variant="quiet" onClick={props.onWake}>
            {t('workspace.wake')}
          </Button>
        ) : (
          <Button size="s" variant="quiet" onClick={() => show(props.threadId, 'plan')}>
            {t('workspace.plan.change')}
          </Button>
        )
      }
    >
      <strong>{t(`workspace.plan.is.${plan.next}`)}</strong>
      <Words
        parts={[
          plan.lookAgainAt === null
            ? t('workspace.plan.noTime')
            : t('workspace.plan.again', { date: futureWords(i18n, plan.lookAgainAt, now) }),
          asleep && props.sleepsOn ? t('workspace.plan.sleepsOn') : null,
          quoted(plan.note),
        ]}
      />
    </Line>
  );
}

/** Offers a plan to whoever has answered: one click for tomorrow, or all of it in the dialog. */
function NoPlanNotice(props: { readonly threadId: string; readonly onPlan: (plan: Plan) => void }) {
  const t = useT();
  const show = useEpisodeDialog((state) => state.show);
  const tomorrow = () =>
    props.onPlan({
      next: 'customer',
      lookAgainAt: snoozeOf('tomorrow', Date.now()).until,
      note: '',
    });
  return (
    <Line
      icon={<Hourglass {...ICON} />}
      action={
        <>
          <Button size="s" variant="quiet" onClick={tomorrow}>
            {t('workspace.plan.tomorrow')}
          </Button>
          <Button size="s" variant="quiet" onClick={() => show(props.threadId, 'plan')}>
            {t('workspace.plan')}
          </Button>
        </>
      }
    >
      {t('workspace.plan.missing')}
    </Line>
  );
}

function quoted(text: string): ReactNode {
  return text === '' ? null : <bdi>{safeText(text)}</bdi>;
}

function Words({ parts }: { readonly parts: readonly ReactNode[] }) {
  const shown = parts.filter((part) => part !== null);
  return shown.map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the parts have fixed places
    <span key={index} className={styles.part}>
      {part}
    </span>
  ));
}

function Line(props: {
  readonly icon: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.line}>
      {props.icon}
      <p className={styles.words}>{props.children}</p>
      {props.action}
    </div>
  );
}
