import { useEffect, useState } from 'react';
import { onEvent } from '../../app/bridge';

/** The part of a file's bytes that has left for the desk, 0 to 1; null: none are on their way. */
export function useUpload(attachmentId: string): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(
    () =>
      onEvent('upload-progress', (progress) => {
        if (progress.attachmentId === attachmentId) setShare(progress.share);
      }),
    [attachmentId],
  );
  return share;
}
