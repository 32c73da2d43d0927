import { useId, useState, type MouseEvent } from 'react';
import type { Channel, Episode, Offer, OfferOutcomeKind } from '@shared/domain';
import type { CustomerPanel } from '@shared/ipc';
import { mayOffer } from '@shared/rules';
import { call } from '../../app/bridge';
import { useT } from '../../i18n';
import { Badge, Button, safeText } from '../../ui';
import { composerOf } from '../composer';
import { proposedOutcomes } from './proposed';
import panelStyles from './CustomerPanel.module.css';
import styles from './Offers.module.css';

/** The offers as they stood when one of them was chosen, until the pointer leaves them. */
interface Held {
  readonly offers: readonly Offer[];
  readonly settled: ReadonlyMap<string, 'proposed' | 'dismissed'>;
}

/** What is worth proposing to this customer now, and what became of what was proposed. */
export function Offers(props: {
  readonly panel: CustomerPanel;
  readonly threadId: string;
  readonly channel: Channel | undefined;
  readonly episode: Episode | null;
}) {
  const { panel, threadId, episode } = props;
  const t = useT();
  const [problem, setProblem] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const customerId = panel.customer.id;
  const record = async (offerId: string, outcome: OfferOutcomeKind) => {
    const result = await call('command.submit', {
      body: {
        kind: 'offer-outcome',
        offerId,
        customerId,
        episodeId: episode?.id ?? null,
        outcome,
      },
    });
    setProblem(result.ok ? null : result.error.message);
  };
  const openAsks = episode?.intents.some((intent) => intent.state === 'open') ?? false;
  const settle = (offerId: string, outcome: 'proposed' | 'dismissed', event: MouseEvent) => {
    // The next card must not move under a pointer that may click again; keys have no place.
    if (event.detail > 0) {
      setHeld((before) => ({
        offers: before?.offers ?? panel.offers,
        settled: new Map(before?.settled).set(offerId, outcome),
      }));
    }
    void record(offerId, outcome);
  };
  const offers = held?.offers ?? panel.offers;
  const proposed = proposedOutcomes(panel.outcomes);
  return (
    <section
      className={panelStyles.section}
      aria-label={t('customer.offers')}
      onPointerLeave={() => setHeld(null)}
    >
      <div className={panelStyles.sectionHead}>
        <h3>{t('customer.offers')}</h3>
        {openAsks && offers.length > 0 && <span>{t('customer.offers.afterAsks')}</span>}
      </div>
      {offers.map((offer) => (
        <OfferCard
          key={offer.id}
          offer={offer}
          settled={held?.settled.get(offer.id) ?? null}
          onInsert={(event) => {
            composerOf(threadId)?.insert(offer.text);
            settle(offer.id, 'proposed', event);
          }}
          onNotNow={(event) => settle(offer.id, 'dismissed', event)}
        />
      ))}
      {offers.length === 0 && (
        <p className={panelStyles.quiet}>
          {t(
            mayOffer(panel.customer, props.channel)
              ? 'customer.offers.none'
              : 'customer.offers.noConsent',
          )}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {t('customer.offer.failed', { reason: problem })}
        </p>
      )}
      {proposed.map((outcome) => (
        <div key={outcome.id} className={styles.proposed}>
          <p>
            <strong>
              {outcome.offerTitle === null ? (
                t('customer.offerGone')
              ) : (
                <bdi>{safeText(outcome.offerTitle)}</bdi>
              )}
            </strong>{' '}
            <span className={styles.mark}>
              {t(
                outcome.outcome === 'accepted'
                  ? 'customer.outcome.accepted'
                  : 'customer.outcome.proposed',
              )}
            </span>
          </p>
          <div className={styles.buttons}>
            {outcome.outcome === 'proposed' && (
              <>
                <Button size="s" onClick={() => void record(outcome.offerId, 'accepted')}>
                  {t('customer.proposed.accepted')}
                </Button>
                <Button
                  size="s"
                  variant="quiet"
                  onClick={() => void record(outcome.offerId, 'declined')}
                >
                  {t('customer.proposed.declined')}
                </Button>
              </>
            )}
            {outcome.outcome === 'accepted' && (
              <Button
                size="s"
                variant="quiet"
                onClick={() => void record(outcome.offerId, 'returned')}
              >
                {t('customer.proposed.returned')}
              </Button>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}

function OfferCard(props: {
  readonly offer: Offer;
  /** What was chosen while the pointer is still there. */
  readonly settled: 'proposed' | 'dismissed' | null;
  readonly onInsert: (event: MouseEvent) => void;
  readonly onNotNow: (event: MouseEvent) => void;
}) {
  const t = useT();
  const titleId = useId();
  const title = safeText(props.offer.title);
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h4 id={titleId} className={styles.title} dir="auto">
          {title}
        </h4>
        {props.settled === null ? (
          <Badge tone="teal">{t('customer.offer.fits')}</Badge>
        ) : (
          <Badge>
            {t(
              props.settled === 'proposed' ? 'customer.outcome.proposed' : 'customer.offer.notNow',
            )}
          </Badge>
        )}
      </div>
      <p className={styles.reason} dir="auto">
        {safeText(props.offer.reason)}
      </p>
      <div className={styles.buttons}>
        <Button
          size="s"
          disabled={props.settled !== null}
          aria-label={t('customer.offer.insertLabel', { title })}
          onClick={props.onInsert}
        >
          {t('customer.offer.insert')}
        </Button>
        <Button
          size="s"
          variant="quiet"
          disabled={props.settled !== null}
          aria-label={t('customer.offer.notNowLabel', { title })}
          onClick={props.onNotNow}
        >
          {t('customer.offer.notNow')}
        </Button>
      </div>
    </article>
  );
}
