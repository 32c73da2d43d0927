export const sessionMessages = {
  'session.title': 'Sign in to your desk',
  'session.tagline': 'Many threads, kept apart, all in your hands.',
  'session.url': 'Desk address',
  'session.url-hint': 'For example https://desk.example.com',
  'session.user': 'User name',
  'session.password': 'Password',
  'session.sign-in': 'Sign in',
  'session.signing-in': 'Signing in',
  'session.or': 'or',
  'session.practice': 'Practice with made-up customers',
  'session.practice-hint':
    'Runs on this computer, needs no account, and customers answer by themselves.',
  'session.practice-as-lead': 'Practice as a team lead',
  'session.problem-title': 'That did not work',
  'session.missing-url': 'Enter the address of your desk.',
  'session.missing-user': 'Enter your user name.',
  'session.missing-password': 'Enter your password.',
  'session.bad-url': 'That is not an address. It begins with https:// and a name.',
  'session.starting': 'Starting Heddle',
  'session.changing-key': 'Changing the key',
  'session.changing-key-text':
    'Everything on this computer is encrypted again. This takes a while with a long history; if you quit, it goes on at the next start.',
  'session.erasing': 'Removing local data',

  'session.passphrase': 'Passphrase',
  'session.passphrase-current': 'Current passphrase',
  'session.passphrase-new': 'New passphrase',
  'session.passphrase-repeat': 'The same once more',
  'session.passphrase-show': 'Show what I type',
  'session.passphrase-hint':
    'At least {min} characters. A few words that do not belong together are easy to remember and hard to guess.',
  'session.passphrase-caps': 'Caps Lock is on.',
  'session.passphrase-missing': 'Enter the passphrase.',
  'session.passphrase-short':
    'That is {n, plural, one {# character} other {# characters}}; it takes at least {min}.',
  'session.passphrase-differs': 'The two are not the same.',
  'session.strength-weak': 'Easy to guess: repeats, runs like abc, or a common word',
  'session.strength-fair': 'Fair: a word or two more makes it much harder to guess',
  'session.strength-good': 'Hard to guess',

  'session.protect-title': 'How should Heddle protect your work?',
  'session.protect-why':
    'Heddle encrypts what it keeps on this computer, and the key belongs into the key store of the system. There is none here that it can use.',
  'session.protect-why-file':
    'Heddle encrypts what it keeps on this computer, but until now the key lay in a file beside it: whoever can read your files could read your customers’ messages. This computer has no key store to put it into.',
  'session.protect-choice': 'What Heddle keeps',
  'session.protect-passphrase': 'Protect it with a passphrase',
  'session.protect-passphrase-means':
    'You type it each time Heddle starts. Nobody can read anything without it, and nobody can restore it for you.',
  'session.protect-memory': 'Keep nothing on this computer',
  'session.protect-memory-means':
    'You sign in at each start, and everything is fetched from the desk again. Drafts and replies that were not sent are lost when Heddle quits; it asks before that.',
  'session.protect-memory-file':
    'What is kept now is deleted. Your drafts and unsent replies stay until you quit.',
  'session.protect-go-passphrase': 'Protect and continue',
  'session.protect-go-memory': 'Continue without a local copy',
  'session.protect-going': 'One moment',
  'session.leave': 'Back to sign-in',

  'session.unlock-title': 'Unlock your work',
  'session.unlock-text': 'What Heddle keeps on this computer is protected with your passphrase.',
  'session.unlock': 'Unlock',
  'session.unlocking': 'Unlocking',
  'session.unlock-wrong': 'This is not the passphrase. Capital and small letters count.',
  'session.unlock-wait': 'This is not the passphrase. The next try is taken in {when}.',
  'session.unlock-forgot': 'I forgot the passphrase',
  'session.unlock-other': 'Use another account',

  'session.lost-title': 'The key is not available',
  'session.lost-text':
    'The key store of this computer does not give Heddle the key of your local data. It may be locked, or it was reset. Nothing was deleted.',
  'session.lost-do':
    'Unlock the key store and try again. If that does not help, ask your IT department.',
  'session.lost-retry': 'Try again',
  'session.lost-retrying': 'Asking the key store',
  'session.lost-anew': 'Begin anew',

  'session.aside-title': 'Begin without your local data?',
  'session.aside-forgot':
    'Nobody can restore a passphrase: not Heddle, not your IT department. Until you remember it, what is on this computer stays locked.',
  'session.aside-lost': 'Without its key nobody can read what is on this computer.',
  'session.aside-what':
    'Heddle puts the locked data aside and begins anew. Nothing is deleted, and everything that reached the desk is fetched again when you sign in.',
  'session.aside-but': 'Drafts, and replies that were not sent yet, stay locked with it.',
  'session.aside-continue': 'Continue',
  'session.aside-sure-title': 'Put the local data aside?',
  'session.aside-sure':
    'From now on Heddle does not ask for this passphrase any more, and does not show what was locked with it.',
  'session.aside-sure-lost':
    'From now on Heddle does not look for this key any more, and does not show what was locked with it.',
  'session.aside-do': 'Put aside and sign in',

  'session.removal-title': 'Local data were removed',
  'session.removal-text':
    '{desk} had everything removed that Heddle kept of your account on this computer, on {when}.',
  'session.removal-lost':
    '{replies, plural, =0 {} one {One unsent reply or change was removed with it.} other {# unsent replies and changes were removed with it.}} {drafts, plural, =0 {} one {One draft is gone, too.} other {# drafts are gone, too.}}',
  'session.removal-nothing-lost': 'Nothing that you had written was waiting to be sent.',
  'session.removal-do':
    'You can sign in again. Ask your IT department if you do not know why this happened.',
  'session.removal-ok': 'OK',

  'session.out-title': 'Sign out of this desk?',
  'session.out-practice':
    'Your practice customers, and what you wrote to them, stay on this computer until you come back.',
  'session.out-practice-delete': 'Delete this account’s local data, too',
  'session.out-real':
    'Everything that Heddle keeps of this desk on this computer is deleted. What has reached the desk stays there.',
  'session.out-lost': 'This is only on this computer and is lost:',
  'session.out-replies':
    '{n, plural, one {# reply or note is} other {# replies and notes are}} not sent',
  'session.out-changes': '{n, plural, one {# change is} other {# changes are}} not sent',
  'session.out-drafts': '{n, plural, one {# draft} other {# drafts}}',
  'session.out-aside':
    '{n, plural, one {Older data that were put aside} other {Older data that were put aside # times}}',
  'session.out': 'Sign out',
  'session.out-delete': 'Sign out and delete',
  'session.out-counting': 'Looking for what was not sent',
} as const;
