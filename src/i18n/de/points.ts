import type { Texts } from '../index.ts';

export const points: Texts['points'] = {};
