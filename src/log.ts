import { pino } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * JSON lines on stdout. What people wrote or who they are is never logged; the redaction below is the second lock on that
 * door, for objects that come from libraries.
 */
export function createLog(level: LogLevel): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.token',
        '*.authorization',
        '*.headers',
        '*.text',
        '*.email',
        '*.to',
        '*.response_url',
        'err.config',
        'err.data.response_metadata',
        'err.rejected',
        'err.rejectedErrors',
      ],
      remove: true,
    },
  });
}
