import type { Texts } from '../index.ts';

export const programmePage: Texts['programmePage'] = {};
