import type { Texts } from '../index.ts';

export const counterpart: Texts['counterpart'] = {};
