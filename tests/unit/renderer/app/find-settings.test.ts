// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { showMatching } from '../../../../src-renderer/features/settings/find-settings';

function page(): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = `
    <section data-part><h2>Appearance</h2>
      <div data-row id="theme">Theme</div><div data-row id="rows">Rows</div></section>
    <section data-part><h2>Sécurité</h2><p>Key store</p></section>`;
  return element;
}
const hidden = (element: HTMLElement) =>
  [...element.querySelectorAll<HTMLElement>('[hidden]')].map(
    (each) => each.id || each.querySelector('h2')?.textContent,
  );

test('a part that is called so is shown whole, of others only what is meant', () => {
  const element = page();
  expect(showMatching(element, 'theme')).toBe(1);
  expect(hidden(element)).toEqual(['rows', 'Sécurité']);
  expect(showMatching(element, 'appear')).toBe(1);
  expect(hidden(element)).toEqual(['Sécurité']);
  expect(showMatching(element, 'appearance rows')).toBe(1);
  expect(hidden(element)).toEqual(['theme', 'Sécurité']);
  expect(showMatching(element, 'securite key')).toBe(1);
  expect(showMatching(element, 'no such')).toBe(0);
  expect(showMatching(element, '')).toBe(2);
  expect(hidden(element)).toEqual([]);
});
