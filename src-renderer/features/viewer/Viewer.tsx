import { isPdf } from '@shared/rules';
import { PdfViewer } from './PdfViewer';
import { PictureViewer } from './PictureViewer';
import { useViewer } from './viewer-state';

/** Shows the picture or PDF that somebody opened, above everything else. */
export function Viewer() {
  const opened = useViewer((state) => state.opened);
  const close = useViewer((state) => state.close);
  if (opened === null) return null;
  const { id } = opened.attachment;
  return isPdf(opened.attachment) ? (
    <PdfViewer key={id} file={opened} onClose={close} />
  ) : (
    <PictureViewer key={id} opened={opened} onClose={close} />
  );
}
