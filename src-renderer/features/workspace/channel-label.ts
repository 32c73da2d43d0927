import type { Channel } from '@shared/domain';
import type { Translate } from '../../i18n';

/** A channel's name as people say it. */
export function channelLabel(channel: Channel, t: Translate): string {
  return t(`inbox.channel-${channel}`);
}
