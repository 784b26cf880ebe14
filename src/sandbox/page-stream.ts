/** Server-sent events: the page is told what its person sees, and after that what changes. */

import type { ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { difference, type Parts, type PartsSource, partsFor } from './page-parts.ts';

/** Changes come in bursts; they are sent together. */
const GATHER_MILLISECONDS = 15;
/** Proxies and browsers give up on a connection that says nothing. */
const HEARTBEAT_MILLISECONDS = 15_000;

export interface Streams {
  /** Answers with an endless stream of what the person sees. */
  open(personId: string, res: ServerResponse): void;
  close(): void;
}

export function createStreams(source: PartsSource, now: () => Date, log: Log): Streams {
  const open = new Set<ServerResponse>();

  function stream(personId: string, res: ServerResponse): void {
    let sent: Parts = new Map();
    let waiting: NodeJS.Timeout | undefined;

    function send(event: 'start' | 'change'): void {
      waiting = undefined;
      try {
        const parts = partsFor(source, personId);
        const changed = difference(sent, parts);
        sent = parts;
        if (event === 'change' && Object.keys(changed).length === 0) return;
        res.write(`event: ${event}\ndata: ${JSON.stringify({ now: now().toISOString(), parts: changed })}\n\n`);
      } catch (error) {
        log.error({ stack: error instanceof Error ? error.stack : typeof error }, 'The page could not be told.');
        res.end();
      }
    }

    const announce = () => {
      waiting ??= setTimeout(send, GATHER_MILLISECONDS, 'change');
    };
    const stops = [
      source.slack.onChange(announce),
      source.mail?.onChange(announce),
      source.curtain.onChange(announce),
      source.clock?.onChange(announce),
    ];
    const heartbeat = setInterval(() => {
      res.write(`event: beat\ndata: ${JSON.stringify({ now: now().toISOString(), parts: {} })}\n\n`);
    }, HEARTBEAT_MILLISECONDS);
    heartbeat.unref();
    open.add(res);
    res.once('close', () => {
      open.delete(res);
      clearInterval(heartbeat);
      clearTimeout(waiting);
      for (const stop of stops) stop?.();
    });
    send('start');
  }

  return {
    open: stream,
    close() {
      for (const res of open) res.end();
    },
  };
}
