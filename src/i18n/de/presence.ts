import type { Texts } from '../index.ts';

export const presence: Texts['presence'] = {};
