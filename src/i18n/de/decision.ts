import type { Texts } from '../index.ts';

export const decision: Texts['decision'] = {};
