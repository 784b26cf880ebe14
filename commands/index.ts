import type { Noun } from '../src/command.ts';
import { agenda } from './agenda.ts';
import { building } from './building.ts';
import { coordinator } from './coordinator.ts';
import { createHelp } from './help.ts';
import { invite } from './invite.ts';
import { member } from './member.ts';
import { programme } from './programme.ts';
import { reply } from './reply.ts';
import { room } from './room.ts';
import { settings } from './settings.ts';
import { visit } from './visit.ts';
import { welcome } from './welcome.ts';

const explained: readonly Noun[] = [
  visit,
  agenda,
  programme,
  member,
  building,
  room,
  invite,
  reply,
  coordinator,
  settings,
  welcome,
];

/** Everything that can be typed; what is not here does not exist. */
export const nouns: readonly Noun[] = [...explained, createHelp(explained)];
