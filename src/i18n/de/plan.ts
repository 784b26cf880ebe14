import type { Texts } from '../index.ts';

export const plan: Texts['plan'] = {};
