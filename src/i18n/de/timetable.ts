import type { Texts } from '../index.ts';

export const timetable: Texts['timetable'] = {};
