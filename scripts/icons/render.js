import { app, BrowserWindow } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';

// Run by Electron: draws an SVG at several sizes and writes one PNG per size.
const [svgFile, outFolder, ...sizes] = process.argv.slice(-Number(process.env.ICON_ARGUMENTS));
const svg = readFileSync(svgFile, 'utf8');

/** Draws with a canvas, so that the result has exactly this size on any screen, with transparency. */
const draw = (markup, size) => `new Promise((done, refuse) => {
  const image = new Image();
  image.onerror = refuse;
  image.onload = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, ${size}, ${size});
    done(canvas.toDataURL('image/png'));
  };
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(${JSON.stringify(markup)});
})`;

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,<title>icon</title>');
  for (const size of sizes) {
    const url = await window.webContents.executeJavaScript(draw(svg, Number(size)));
    writeFileSync(`${outFolder}/${size}.png`, Buffer.from(url.split(',')[1], 'base64'));
  }
  app.quit();
});
