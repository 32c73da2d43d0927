import { Menu, nativeImage, Tray } from 'electron';
import type { Presence } from '@shared/domain';
import type { Waiting } from './attention-watch';
import { badgeText, colourOf, drawMark, type Picture } from './pictures';
import type { Texts } from './texts';
import { trayTemplate } from './tray-menu';

const TEAL = '#0b6e69';
const RED = '#b42318';
const SIZE = 32;

export interface TrayIconOptions {
  readonly platform: NodeJS.Platform;
  texts(): Texts;
  focusMode(): boolean;
  show(): void;
  nextThread(): void;
  setPresence(presence: Presence): void;
  setFocusMode(on: boolean): void;
  quit(): void;
}

/** A picture that Electron shows, sharp on screens with twice the pixels. */
export function imageOf({ size, pixels }: Picture): Electron.NativeImage {
  return nativeImage.createFromBitmap(Buffer.from(pixels), {
    width: size,
    height: size,
    scaleFactor: 2,
  });
}

/** Heddle in the system's tray, with what waits; a desktop without a tray just shows none. */
export class TrayIcon {
  private tray: Tray | null = null;
  private failed = false;
  private shown = '';

  constructor(private readonly options: TrayIconOptions) {}

  isThere(): boolean {
    return this.tray !== null;
  }

  /** @param wanted false takes it away */
  update(waiting: Waiting, wanted: boolean): void {
    if (!wanted) {
      this.remove();
      return;
    }
    const state = JSON.stringify([
      waiting,
      this.options.focusMode(),
      this.options.texts()('tray.show'),
    ]);
    if (this.tray && state === this.shown) return;
    const tray = this.make();
    if (!tray) return;
    this.shown = state;
    const texts = this.options.texts();
    tray.setImage(this.image(waiting));
    tray.setToolTip(
      waiting.count === null ? texts('app.name') : texts('tray.waiting', waiting.count),
    );
    tray.setContextMenu(
      Menu.buildFromTemplate(
        trayTemplate({ ...this.options, texts, waiting, focusMode: this.options.focusMode() }),
      ),
    );
  }

  remove(): void {
    this.tray?.destroy();
    this.tray = null;
    this.shown = '';
  }

  private make(): Tray | null {
    if (this.tray || this.failed) return this.tray;
    try {
      this.tray = new Tray(this.image({ count: null, quietly: null, presence: null }));
      this.tray.on('click', () => this.options.show());
    } catch {
      // There is no tray on this desktop, and there will be none in this run.
      this.failed = true;
    }
    return this.tray;
  }

  private image({ count }: Waiting): Electron.NativeImage {
    const waits = count !== null && count > 0;
    if (this.options.platform === 'darwin') {
      // The menu bar colours it; the number stands beside it, as other apps have it.
      this.tray?.setTitle(waits ? badgeText(count) : '');
      const template = imageOf(drawMark('H', [0, 0, 0], SIZE, false));
      template.setTemplateImage(true);
      return template;
    }
    return imageOf(
      waits
        ? drawMark(badgeText(count), colourOf(RED), SIZE, true)
        : drawMark('H', colourOf(TEAL), SIZE, false),
    );
  }
}
