// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { I18nProvider } from '../../../../src-renderer/i18n';
import { Menu, MenuItem, Popover } from '../../../../src-renderer/ui';
import '../harness';

function Assign({ assigned }: { readonly assigned: boolean }) {
  return (
    <I18nProvider language="en">
      <Menu
        label="Assign"
        trigger={assigned ? <a href="#mine">Mine</a> : <button type="button">Nobody’s</button>}
      >
        <MenuItem onSelect={() => undefined}>Take it</MenuItem>
      </Menu>
    </I18nProvider>
  );
}

test('a menu that is made late returns the keyboard to its control, also when that became another one', async () => {
  const { rerender } = render(<Assign assigned={false} />);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const item = await screen.findByRole('menuitem', { name: 'Take it' });
  await waitFor(() => expect(document.activeElement).toBe(item));
  expect(screen.getByRole('menu', { name: 'Assign' })).toBeTruthy();
  rerender(<Assign assigned />);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Mine'));
});

test('a popover that is opened from elsewhere is there without anybody near its control', async () => {
  const at = (open: boolean) => (
    <I18nProvider language="en">
      <Popover open={open} label="Details" trigger={<button type="button">More</button>}>
        Words
      </Popover>
    </I18nProvider>
  );
  const { rerender } = render(at(false));
  expect(screen.queryByRole('dialog')).toBeNull();
  rerender(at(true));
  expect(await screen.findByRole('dialog', { name: 'Details' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'More' }).getAttribute('aria-expanded')).toBe('true');
  rerender(at(false));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
