/** What Heddle says of damaged local data, as `texts.ts` has all texts. */
export const recoveryTexts = {
  'recovery.cache-damaged':
    'The local copy of the conversations was damaged. Heddle put it aside and gets everything from the desk again; go on working meanwhile.',
  'recovery.cache-missing':
    'The local copy of the conversations was gone. Heddle gets everything from the desk again; go on working meanwhile.',
  'recovery.work-whole':
    'The file with your unsent work was damaged. Everything in it was rescued ({0}); there is nothing that you have to do.',
  'recovery.work-part':
    'The file with your unsent work was damaged. Rescued: {0}. Lost: {1}. Check what you wrote last; the damaged file is kept for your IT.',
  'recovery.work-unsure':
    'The file with your unsent work was damaged. Rescued: {0}. Whether there was more cannot be seen any longer: check what you wrote last; the damaged file is kept for your IT.',
  'recovery.work-missing':
    'The file with your unsent work was gone. What had not reached the desk is lost: check what you wrote last.',
  'recovery.work-log-missing':
    'A part of the file with your unsent work was gone after Heddle had ended unexpectedly. What you wrote in the moments before may be missing: check it.',
  'recovery.folder-restored':
    'The folder with your local data was taken away while Heddle was running. Heddle wrote it again, with everything that you had not sent; ask your IT what removes files on this computer.',
  'recovery.nothing': 'nothing',
  'recovery.commands': '{0, plural, one {# unsent change} other {# unsent changes}}',
  'recovery.drafts': '{0, plural, one {# draft} other {# drafts}}',
  'recovery.attachments': '{0, plural, one {# file} other {# files}}',
  'recovery.separator': ', ',
} as const;
