import { readFile, readdir } from 'node:fs/promises';

const KIB_PER_MIB = 1024;

async function parents(): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    // A process may end while we look; it then counts nothing.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (afterName[1] !== undefined) found.set(pid, Number(afterName[1]));
  }
  return found;
}

/** The process and everything it started, also indirectly. */
async function familyOf(rootPid: number): Promise<Set<number>> {
  const parentOf = await parents();
  const family = new Set([rootPid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, parent] of parentOf) {
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grew = true;
      }
    }
  }
  return family;
}

/**
 * Memory of a process and all its descendants: the sum of their proportional set sizes, so that
 * pages which they share count once. Linux only (/proc/PID/smaps_rollup).
 *
 * @returns mebibytes and the number of processes
 */
export async function memoryOf(rootPid: number): Promise<{ mib: number; processes: number }> {
  let kib = 0;
  let processes = 0;
  for (const pid of await familyOf(rootPid)) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    const pss = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
    if (pss === undefined) continue;
    kib += Number(pss);
    processes += 1;
  }
  return { mib: Math.round(kib / KIB_PER_MIB), processes };
}
