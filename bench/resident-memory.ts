import { existsSync, readFileSync } from 'node:fs';

/** What a process holds and at most held, in millions of bytes, as Linux tells it. */
export type ResidentMemory = { readonly nowMb: number; readonly peakMb: number };

/** Undefined where there is no /proc. */
export function residentMemory(pid: number | undefined): ResidentMemory | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const status = readFileSync(file, 'utf8');
  return { nowMb: megabytes(status, 'VmRSS'), peakMb: megabytes(status, 'VmHWM') };
}

/** A line of /proc/PID/status, which counts in units of 1024 bytes. */
function megabytes(status: string, field: string): number {
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return (Number(kibibytes) * 1024) / 1_000_000;
}
