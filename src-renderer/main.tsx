import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/styles/base.css';
import { applyTheme } from './app/theme/theme';

// The right colours from the first frame; the settings may choose others a moment later.
applyTheme('system');

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App />);
