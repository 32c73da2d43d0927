export const railMessages = {
  'rail.label': 'Main',
  'rail.inbox': 'Inbox',
  'rail.inbox-waiting':
    'Inbox, {count, plural, =0 {nothing waits on you} one {# waits on you} other {# wait on you}}',
  'rail.search': 'Search',
  'rail.floor': 'Floor',
  'rail.settings': 'Settings',
  'rail.account': 'Account of {name}',
  'rail.account-menu': 'Account',
  'rail.practice-accounts': 'Practice as',
  'rail.role-lead': 'Lead',
  'rail.role-agent': 'Agent',
  'rail.presence-online': 'Online',
  'rail.presence-away': 'Away',
  'rail.presence-offline': 'Offline',
  'rail.presence-label': 'How colleagues see you',
  'rail.sign-out': 'Sign out',
  'rail.sign-out-title': 'Sign out of this desk?',
  'rail.sign-out-text':
    'Drafts and answers that wait stay encrypted on this computer until you sign in again.',
  'rail.sign-out-waiting':
    '{count, plural, one {# answer has} other {# answers have}} not been sent yet. They go out after you sign in again.',
  'rail.sign-out-confirm': 'Sign out',
} as const;
