export { SignIn } from './SignIn';
export { SignInForm } from './SignInForm';
