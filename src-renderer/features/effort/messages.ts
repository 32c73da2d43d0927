/** Texts of the effort clock. ICU message format; the ids are typed from here. */
export const effortMessages = {
  'effort.work': '{duration} of work',
  'effort.theyWaited': 'they waited {duration}',
  'effort.weWaited': 'we waited {duration}',
  'effort.elapsed': '{duration} since it began',
  'effort.elapsedResolved': '{duration} from beginning to end',
  'action.effort': 'Show or hide work and waiting',
} as const;
