/** Faults that a test orders: the next calls of a method go wrong in a given way. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Workspace } from './state.ts';
import type { Fault } from './types.ts';

/** The fault for this call, if one was ordered; counts it down. */
export function takeFault(ws: Workspace, method: string): Fault | undefined {
  const fault = ws.faults.find((one) => one.times > 0 && (one.method === method || one.method === '*'));
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times === 0) ws.faults.splice(ws.faults.indexOf(fault), 1);
  return fault;
}

/** Waits as a `delay` fault asks; ends early when the workspace closes. */
export async function delayFor(ws: Workspace, fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'delay') await pause(ws, fault.delayMilliseconds ?? 1000);
}

/** @returns false when the workspace closed meanwhile */
export async function pause(ws: Workspace, milliseconds: number): Promise<boolean> {
  try {
    await wait(milliseconds, undefined, { signal: ws.closing.signal });
    return true;
  } catch (error) {
    if (ws.closing.signal.aborted) return false;
    throw error;
  }
}
