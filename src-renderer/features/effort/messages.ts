/** Texts of the effort clock. ICU message format; the ids are typed from here. */
export const effortMessages = {
  'effort.work': '{duration} of work',
  'effort.theyWaited': 'they waited {duration}',
  'effort.weWaited': 'we waited {duration}',
  'action.effort': 'Show or hide work and waiting',
} as const;
