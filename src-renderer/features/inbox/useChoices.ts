import { useCallback } from 'react';
import type { Channel, CustomerValue } from '@shared/domain';
import { channelRules } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import type { Choice } from './views';

// The rules have one entry for each channel.
const CHANNELS = Object.keys(channelRules) as readonly Channel[];
const VALUES: readonly CustomerValue[] = ['low', 'normal', 'high'];

/** One of the choices of a condition. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for each kind of condition, in words. */
export function useChoices(): (choice: Choice) => readonly ChoiceOption[] {
  const { t, language } = useI18n();
  const agents = useHeddleQuery('reference.agents', undefined).data;
  const teams = useHeddleQuery('reference.teams', undefined).data;
  const tags = useHeddleQuery('reference.tags', undefined).data;
  const languages = useHeddleQuery('inbox.languages', undefined).data;
  return useCallback(
    (choice) => {
      switch (choice) {
        case 'assigneeIds':
          return named(agents);
        case 'teamIds':
          return named(teams);
        case 'tagIds':
          return named(tags);
        case 'channels':
          return CHANNELS.map((value) => ({
            value,
            label: t(`inbox.channel-${value}`),
          }));
        case 'values':
          return VALUES.map((value) => ({
            value,
            label: t(`inbox.value-${value}`),
          }));
        case 'languages':
          return (languages ?? []).map((value) => ({ value, label: language(value) }));
        default:
          return choice satisfies never;
      }
    },
    [t, language, agents, teams, tags, languages],
  );
}

function named(
  things: readonly { readonly id: string; readonly name: string }[] | undefined,
): readonly ChoiceOption[] {
  return (things ?? []).map(({ id, name }) => ({ value: id, label: safeText(name) }));
}
