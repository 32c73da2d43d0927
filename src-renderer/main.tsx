import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginFirstScreen } from './app/first-screen';
import { ownThreadId } from './app/own-thread';
import './app/styles/base.css';
import { applyTheme } from './app/theme/theme';

// The right colours from the first frame; the settings may choose others a moment later.
applyTheme('system');
// A conversation's own window has no inbox that could say that it is painted.
if (ownThreadId() === null) beginFirstScreen();
// Otherwise it is fetched when text is laid out for the first time, and all of it is laid out again.
void document.fonts.load('1em "Inter Variable"');

const root = document.querySelector('#root');
// At once, so that main is asked now and not after a first, empty frame.
if (root) flushSync(() => createRoot(root).render(<App />));
