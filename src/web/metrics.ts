import { Hono } from 'hono';
import type { Meters, MetersOptions, ObserveRequest } from './meters.ts';

export interface Metrics {
  /** `GET /metrics`: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
  page: Hono;
  observeRequest: ObserveRequest;
}

/** The meters are loaded once there is something to measure: 80 files for which no start should wait. */
export function createMetrics(options: MetersOptions): Metrics {
  let meters: Meters | undefined;
  let loading: Promise<Meters> | undefined;

  async function load(): Promise<Meters> {
    const { createMeters } = await import('./meters.ts');
    meters = createMeters(options);
    return meters;
  }

  function loadOnce(): Promise<Meters> {
    loading ??= load();
    return loading;
  }

  let underWay: Promise<string> | undefined;
  const page = new Hono().get('/metrics', async (c) => {
    const { scrape, contentType } = await loadOnce();
    // However many ask at once, the database is asked once.
    underWay ??= scrape().finally(() => {
      underWay = undefined;
    });
    return c.body(await underWay, 200, { 'content-type': contentType, 'cache-control': 'no-store' });
  });

  return {
    page,
    observeRequest(...request) {
      if (meters) meters.observeRequest(...request);
      else void loadOnce().then(({ observeRequest }) => observeRequest(...request));
    },
  };
}
