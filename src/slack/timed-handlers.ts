import type { SlackHandlers } from './requests.ts';

type Observe = (kind: string, outcome: 'answered' | 'failed', seconds: number) => void;

/** The same handlers, each call of which is reported with its outcome and its length of real time. */
export function timedHandlers(handlers: SlackHandlers, observe: Observe): SlackHandlers {
  async function timed<T>(kind: string, run: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    let outcome: 'answered' | 'failed' = 'failed';
    try {
      const answer = await run();
      outcome = 'answered';
      return answer;
    } finally {
      observe(kind, outcome, (performance.now() - begun) / 1000);
    }
  }
  return {
    command: (request) => timed('command', () => handlers.command(request)),
    action: (request) => timed('action', () => handlers.action(request)),
    submission: (request) => timed('submission', () => handlers.submission(request)),
    shortcut: (request) => timed('shortcut', () => handlers.shortcut(request)),
    home: (caller) => timed('home', () => handlers.home(caller)),
    event: (event) => timed('event', () => handlers.event(event)),
    failure: (caller, code) => handlers.failure(caller, code),
  };
}
