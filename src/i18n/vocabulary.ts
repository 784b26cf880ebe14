/** The words that can be typed, German and English. The first of a language is the one that is shown. */

import type { Language } from './index.ts';

type Words = { readonly [language in Language]: readonly [string, ...string[]] };

export const nounWords = {
  visit: { en: ['visit'], de: ['besuch'] },
  coordinator: { en: ['coordinator', 'coordinators'], de: ['koordination', 'koordinator', 'koordinatorin'] },
  agenda: { en: ['agenda', 'topic', 'topics'], de: ['tagesordnung', 'top', 'thema', 'themen'] },
  programme: { en: ['programme', 'program'], de: ['programm'] },
  member: { en: ['member', 'members'], de: ['mitglied', 'mitglieder'] },
  invite: { en: ['invite', 'invitation', 'invitations'], de: ['einladung', 'einladungen'] },
  reply: { en: ['reply'], de: ['rückmeldung'] },
  welcome: { en: ['welcome'], de: ['willkommen'] },
  help: { en: ['help'], de: ['hilfe'] },
} as const satisfies Record<string, Words>;

export type NounName = keyof typeof nounWords;

/** By the name of the verb in the code; a word may belong to several verbs of different nouns. */
export const verbWords = {
  'visit.new': { en: ['new', 'start'], de: ['neu', 'anlegen'] },
  'visit.show': { en: ['show'], de: ['zeige', 'zeigen', 'anzeigen'] },
  'visit.list': { en: ['list'], de: ['liste'] },
  'visit.edit': { en: ['edit', 'change'], de: ['ändern', 'bearbeiten'] },
  'visit.close': { en: ['close'], de: ['abschließen', 'schließen', 'beenden'] },
  'visit.retry': { en: ['retry'], de: ['nochmal', 'erneut'] },
  'coordinator.add': { en: ['add', 'new'], de: ['neu', 'hinzufügen'] },
  'coordinator.list': { en: ['list', 'show'], de: ['liste', 'zeige'] },
  'coordinator.remove': { en: ['remove', 'delete'], de: ['entfernen', 'löschen'] },
  'agenda.add': { en: ['add', 'new', 'propose'], de: ['neu', 'hinzufügen', 'vorschlagen'] },
  'agenda.list': { en: ['list'], de: ['liste'] },
  'agenda.show': { en: ['show'], de: ['zeige', 'zeigen', 'anzeigen'] },
  'agenda.vote': { en: ['vote'], de: ['stimme', 'abstimmen', 'stimmen'] },
  'agenda.accept': { en: ['accept'], de: ['annehmen'] },
  'agenda.decline': { en: ['decline', 'reject'], de: ['ablehnen'] },
  'agenda.defer': { en: ['defer', 'postpone'], de: ['vertagen'] },
  'agenda.edit': { en: ['edit', 'change'], de: ['ändern', 'bearbeiten'] },
  'agenda.remove': { en: ['remove', 'delete'], de: ['entfernen', 'löschen'] },
  'agenda.move': { en: ['move', 'schedule'], de: ['verschieben', 'einplanen'] },
  'agenda.unschedule': { en: ['unschedule'], de: ['ausplanen'] },
  'agenda.fix': { en: ['fix', 'fixed'], de: ['fest', 'festlegen'] },
  'member.add': { en: ['add', 'new', 'register'], de: ['neu', 'hinzufügen', 'anmelden'] },
  'member.list': { en: ['list'], de: ['liste'] },
  'member.show': { en: ['show'], de: ['zeige', 'zeigen', 'anzeigen'] },
  'member.edit': { en: ['edit', 'change'], de: ['ändern', 'bearbeiten'] },
  'member.remove': { en: ['remove', 'delete'], de: ['entfernen', 'löschen'] },
  'programme.draft': { en: ['draft'], de: ['entwurf'] },
  'programme.publish': { en: ['publish'], de: ['veröffentlichen'] },
  'programme.today': { en: ['today', 'day'], de: ['heute', 'tag'] },
  'programme.me': { en: ['me', 'mine'], de: ['ich', 'meins'] },
  'invite.send': { en: ['send'], de: ['senden', 'verschicken'] },
  'invite.status': { en: ['status'], de: ['status', 'stand'] },
  'reply.yes': { en: ['yes'], de: ['ja'] },
  'reply.no': { en: ['no'], de: ['nein'] },
  'reply.maybe': { en: ['maybe', 'perhaps'], de: ['vielleicht'] },
  'welcome.show': { en: ['show'], de: ['zeige', 'zeigen', 'anzeigen'] },
  'welcome.dismiss': { en: ['dismiss', 'hide'], de: ['ausblenden'] },
  'help.show': { en: ['help', '?'], de: ['hilfe'] },
} as const satisfies Record<string, Words>;

export type VerbPath = keyof typeof verbWords;

export const fieldWords = {
  title: { en: ['title', 'name'], de: ['titel'] },
  host: { en: ['host'], de: ['gastgeber', 'gastgeberin', 'gastgebend'] },
  guest: { en: ['guest'], de: ['gast'] },
  from: { en: ['from'], de: ['von'] },
  to: { en: ['to', 'until'], de: ['bis'] },
  place: { en: ['place'], de: ['ort'] },
  hours: { en: ['hours'], de: ['zeiten'] },
  zone: { en: ['tz', 'timezone'], de: ['zeitzone', 'tz'] },
  language: { en: ['lang', 'language'], de: ['sprache'] },
  number: { en: ['number', 'topic'], de: ['nummer', 'thema'] },
  numbers: { en: ['numbers', 'topics'], de: ['nummern', 'themen'] },
  length: { en: ['length', 'duration'], de: ['dauer', 'länge'] },
  by: { en: ['by', 'presenter'], de: ['von', 'vortragende', 'durch'] },
  stance: { en: ['as'], de: ['als'] },
  day: { en: ['day', 'date'], de: ['tag', 'datum'] },
  at: { en: ['at', 'time'], de: ['um', 'uhrzeit', 'zeit'] },
  part: { en: ['part'], de: ['teil'] },
  room: { en: ['room'], de: ['raum'] },
  kind: { en: ['kind'], de: ['art'] },
  field: { en: ['field'], de: ['feld', 'bereich'] },
  status: { en: ['status'], de: ['status'] },
  reason: { en: ['reason'], de: ['grund'] },
  who: { en: ['who', 'member'], de: ['wer', 'mitglied'] },
  user: { en: ['user'], de: ['person', 'nutzer'] },
  person: { en: ['name'], de: ['name'] },
  academicTitle: { en: ['title'], de: ['titel'] },
  function: { en: ['function'], de: ['funktion'] },
  unit: { en: ['unit'], de: ['einheit', 'amt'] },
  organisation: { en: ['organisation', 'organization'], de: ['organisation'] },
  email: { en: ['email', 'mail'], de: ['email', 'mail'] },
  side: { en: ['side'], de: ['seite'] },
  role: { en: ['role'], de: ['rolle'] },
  now: { en: ['now'], de: ['jetzt'] },
  noun: { en: ['word'], de: ['wort'] },
  for: { en: ['for'], de: ['für'] },
} as const satisfies Record<string, Words>;

export type FieldName = keyof typeof fieldWords;

/** The values of fields that are a choice, as they can be typed. */
export const choiceWords = {
  show: { en: ['show', 'offer'], de: ['angebot', 'zeigen'] },
  ask: { en: ['ask', 'wish'], de: ['wunsch', 'fragen', 'frage'] },
  host: { en: ['host'], de: ['gastgeber', 'gastgebend'] },
  guest: { en: ['guest'], de: ['gast', 'gäste'] },
  head: { en: ['head'], de: ['leitung', 'delegationsleitung'] },
  member: { en: ['member'], de: ['mitglied'] },
  presenter: { en: ['presenter'], de: ['vortragend', 'vortragende'] },
  de: { en: ['german', 'de'], de: ['deutsch', 'de'] },
  en: { en: ['english', 'en'], de: ['englisch', 'en'] },
  proposed: { en: ['proposed'], de: ['vorgeschlagen'] },
  accepted: { en: ['accepted'], de: ['angenommen'] },
  declined: { en: ['declined'], de: ['abgelehnt'] },
  deferred: { en: ['deferred'], de: ['vertagt'] },
  scheduled: { en: ['scheduled'], de: ['eingeplant'] },
  now: { en: ['now'], de: ['jetzt', 'sofort'] },
  talk: { en: ['talk'], de: ['vortrag'] },
  discussion: { en: ['discussion'], de: ['gespräch', 'diskussion'] },
  welcome: { en: ['welcome'], de: ['begrüßung'] },
  introductions: { en: ['introductions'], de: ['vorstellungsrunde', 'vorstellung'] },
  meal: { en: ['meal', 'lunch', 'dinner'], de: ['essen', 'mahlzeit', 'mittagessen', 'abendessen'] },
  break: { en: ['break'], de: ['pause'] },
  transfer: { en: ['transfer'], de: ['fahrt', 'transfer'] },
  'site-visit': { en: ['site-visit', 'tour'], de: ['besichtigung', 'führung'] },
  photo: { en: ['photo'], de: ['foto', 'gruppenfoto'] },
  press: { en: ['press'], de: ['presse', 'pressetermin'] },
  social: { en: ['social'], de: ['geselliges', 'empfang'] },
  internal: { en: ['internal'], de: ['intern'] },
  other: { en: ['other'], de: ['sonstiges'] },
} as const satisfies Record<string, Words>;

export type Choice = keyof typeof choiceWords;
