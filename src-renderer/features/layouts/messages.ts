export const layoutsMessages = {
  'layouts.title': 'Layouts',
  'layouts.open': 'Layouts…',
  'layouts.hint':
    'A layout keeps which conversations are open, where they stand and how large they are.',
  'layouts.name': 'Name of the layout',
  'layouts.placeholder': 'Morning, returns, Monday’s five…',
  'layouts.save': 'Save the current one',
  'layouts.none': 'None is saved yet.',
  'layouts.count': '{count, plural, one {# conversation} other {# conversations}}',
  'layouts.use': 'Switch to {name}',
  'layouts.rename': 'Rename {name}',
  'layouts.replace': 'Keep what is on screen as {name}',
  'layouts.remove': 'Delete {name}',
  'layouts.done': 'Save the name',
  'layouts.failed': 'That was not saved: {reason}',
  'layouts.palette': 'Layout: {name}',
} as const;
