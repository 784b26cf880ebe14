import type { Texts } from '../index.ts';

export const conflict: Texts['conflict'] = {};
