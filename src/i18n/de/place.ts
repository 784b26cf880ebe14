import type { Texts } from '../index.ts';

export const place: Texts['place'] = {};
