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
} as const;
