export { checkNewPassphrase, type NewPassphraseErrors } from './new-passphrase';
export { NewPassphraseFields } from './NewPassphraseFields';
export { PassphraseField } from './PassphraseField';
export { Problem } from './Problem';
export { RemovalNotice } from './RemovalNotice';
export { SignIn } from './SignIn';
export { SignInForm } from './SignInForm';
export { SignOutDialog } from './SignOutDialog';
