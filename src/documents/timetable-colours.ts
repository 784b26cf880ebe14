import type { PictureSession } from './timetable-layout.ts';

/** Text on each of the fills has a contrast of 7 : 1 and more (WCAG 2.2, 1.4.6), borders one of 3 : 1 (1.4.11). */
export const colours = {
  paper: '#ffffff',
  ink: '#14242b',
  quiet: '#3a4c54',
  line: '#d5dce0',
  topic: { fill: '#e3eff4', stroke: '#1d4e5f', style: 'stroke-width="2"' },
  fixed: { fill: '#fbf3e2', stroke: '#8a6116', style: 'stroke-width="2" stroke-dasharray="8 5"' },
  pause: { fill: '#f1f3f1', stroke: '#62716a', style: 'stroke-width="2" stroke-dasharray="2 4"' },
} as const;

export function fillAndStroke(kind: PictureSession['kind']): string {
  const { fill, stroke, style } = colours[kind];
  return `fill="${fill}" stroke="${stroke}" ${style}`;
}
