import { startDesk } from '../start-desk';
import type { CliCommand } from './arguments';

/**
 * `desk serve`: until SIGINT or SIGTERM.
 *
 * @throws Error saying what to do when the folder or the port cannot be used
 */
export async function runServe(command: Extract<CliCommand, { name: 'serve' }>): Promise<number> {
  const { data, port, host, practice, seed, speed, historyDays } = command;
  const running = await startDesk({
    dataDir: data,
    port,
    host,
    ...(practice ? { practice: { seed, speed } } : {}),
    ...(historyDays === null ? {} : { historyDays }),
    onError: (error) => console.error(error),
  }).catch((error: unknown) => {
    throw isPortTaken(error)
      ? new Error(`Port ${port} is in use. Choose another one with --port, or 0 for any free one.`)
      : error;
  });
  console.log(`The desk listens at ${running.url} (data in ${data}). Ctrl+C stops it.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await running.close();
  return 0;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
