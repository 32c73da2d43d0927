import { useEffect, useState } from 'react';
import type { ExportProgress, ExportResult } from '@shared/ipc';
import type { Result } from '@shared/result';
import { call, onEvent } from '../../app/bridge';

/** Where an export stands. */
export type ExportState =
  | { readonly step: 'asking'; readonly problem: string | null }
  | { readonly step: 'running'; readonly progress: ExportProgress | null }
  | { readonly step: 'done'; readonly result: ExportResult };

/** Runs an export; whoever leaves ends it. */
export function useExport(): {
  readonly state: ExportState;
  start(run: () => Promise<Result<ExportResult>>): void;
  cancel(): void;
} {
  const [state, setState] = useState<ExportState>({ step: 'asking', problem: null });
  useEffect(
    () =>
      onEvent('export-progress', (progress) =>
        setState((known) => (known.step === 'running' ? { step: 'running', progress } : known)),
      ),
    [],
  );
  const isRunning = state.step === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    return () => void call('export.cancel', undefined);
  }, [isRunning]);
  return {
    state,
    start: (run) => {
      setState({ step: 'running', progress: null });
      void run().then((answer) => {
        if (!answer.ok) setState({ step: 'asking', problem: answer.error.message });
        else if (answer.value.outcome === 'cancelled') setState({ step: 'asking', problem: null });
        else setState({ step: 'done', result: answer.value });
      });
    },
    cancel: () => void call('export.cancel', undefined),
  };
}
