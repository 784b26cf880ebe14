import type { Texts } from '../index.ts';

export const feed: Texts['feed'] = {};
