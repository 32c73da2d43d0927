/** Texts of the bar that finds inside of a conversation. ICU message format; the ids are typed from here. */
export const findMessages = {
  'find.label': 'Find in the conversation with {customer}',
  'find.field': 'Find in this conversation',
  'find.place': '{index} of {count}',
  'find.placeMore': '{index} of more than {count}',
  'find.matches': '{count, plural, one {1 match} other {# matches}}',
  'find.none': 'No matches',
  'find.previous': 'Previous match',
  'find.next': 'Next match',
  'find.close': 'Close the find bar',
  'find.arriving': 'Older messages of this conversation are still arriving.',
  'find.kept': 'Messages from before {date} are not kept on this computer.',
  'find.rebuilding':
    'The search index is being made again; some messages may not be found until that is done.',
  'find.failed': 'The search did not work: {reason}',
  'action.find': 'Find in the conversation',
  'action.find-next': 'Go to the next match',
  'action.find-previous': 'Go to the previous match',
} as const;
