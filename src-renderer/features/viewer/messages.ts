/** Texts of the viewer of pictures and PDFs. ICU message format; the ids are typed from here. */
export const viewerMessages = {
  'viewer.zoomIn': 'Zoom in',
  'viewer.zoomOut': 'Zoom out',
  'viewer.fit': 'Fit to the window',
  'viewer.scale': 'Shown at {percent}',
  'viewer.save': 'Save as…',
  'viewer.saveFailed': 'It was not saved: {reason}',
  'viewer.loading': 'Loading {name}',
  'viewer.retry': 'Load again',
  'viewer.from.you': 'You',
  'viewer.from.someone': 'A colleague',
  'viewer.from.desk': 'The desk',
  'viewer.pixels': '{width} × {height} px',
  'viewer.previous': 'Previous picture',
  'viewer.next': 'Next picture',
  'viewer.position': 'Picture {index} of {count}',
  'viewer.picture': 'Picture {name}',
  'viewer.pictureKeys':
    'Plus and minus zoom, 0 fits it to the window, left and right arrow go to the other pictures, and Shift with an arrow moves it.',
  'viewer.pictureFailed':
    'This picture cannot be shown. It may be damaged, or it is not on this computer and the desk cannot be reached.',
  'viewer.pictureTooLarge':
    'This picture is too large to be shown here ({size}). Save it to look at it.',
  'viewer.pdf.frame': 'Pages of {name}',
  'viewer.pdf.safe': 'Safe preview: scripts and links are off',
  'viewer.pdf.page': 'Page',
  'viewer.pdf.ofPages': 'of {count}',
  'viewer.pdf.pageName': 'Page {page}',
  'viewer.pdf.previous': 'Previous page',
  'viewer.pdf.next': 'Next page',
  'viewer.pdf.cut': 'Only the first {shown} of {count} pages are shown.',
  'viewer.pdf.pageBroken': 'This page cannot be shown.',
  'viewer.pdf.password':
    'This PDF is protected with a password and cannot be shown here. Save it to open it with your PDF reader.',
  'viewer.pdf.broken': 'This PDF is damaged and cannot be shown. You can still save it.',
  'viewer.pdf.stuck':
    'This PDF keeps its reader busy and was stopped. You can still save it, but be careful with it.',
  'viewer.pdf.notPdf':
    'This file says that it is a PDF, but it is none. Save it only if you know what it is.',
  'viewer.pdf.tooLarge':
    'This PDF is too large to be shown here ({size}). Save it to open it with your PDF reader.',
  'viewer.pdf.unavailable': 'This PDF cannot be loaded: {reason}',
} as const;
