/** What words of county administration have in common: compounds lose their general parts, endings go. German first, English too. */

import { fold } from './nearest.ts';

/** They say nothing about what somebody deals with, alone or at either end of a compound. */
const generalHeads = ['landkreis', 'gesamt', 'kreis', 'landes', 'bundes', 'fach', 'stadt', 'neu'];
const generalTails =
  `amt aemter behoerde behoerden dezernat abteilung referat sachgebiet stelle stab fachdienst fachbereich bereich
  dienst dienste zentrum zentrale eigenbetrieb betrieb leiter leiterin leitung dezernent dezernentin referent
  referentin chef chefin beauftragter beauftragte koordinator koordinatorin koordination koordinierung manager
  managerin management sachbearbeiter sachbearbeiterin sachbearbeitung mitarbeiter rat mitarbeiterin verwaltung
  konzept konzepte strategie projekt projekte struktur raete strukturen system wesen angelegenheiten aufgaben
  fragen netzwerk team gruppe buero agentur programm raetin vorstand gesellschaft sprecher sprecherin kreis`.split(
    /\s+/,
  );
/** They say something where they stand alone, and little at the end of a compound: "Jugendhilfe", "Bauplanung". */
const commonTails =
  `hilfe hilfen arbeit planung leitplanung foerderung schutz entwicklung pflege beratung betreuung wirtschaft
  vermittlung aufsicht versorgung vorsorge sicherung sicherheit politik recht steuerung bildung markt haus platz
  zeit hof gemeinde schule ordnung lehre`.split(/\s+/);
/** General words that are no parts of compounds. */
const generalWords = new Set(
  `und oder von vom der die das des dem den im in ins am an auf fuer mit zur zum zu bei beim aus ueber unter als ein eine einer
  eines einem einen wie wir unser unsere unserer heute morgen neue neuer neues alle aller allgemein allgemeine allgemeiner
  landrat landraetin kreistag kreishaus kommune kommunen kommunal kommunale kommunaler kommunalen oeffentlich oeffentliche
  gemeinsam gemeinsame vorstellung erfahrung erfahrungen austausch beispiel praxis arbeitsbesuch besuch besichtigung vortrag
  stellvertretend stellvertretende stellvertretender stellvertreter stellvertreterin stv erste erster leitende leitender gmbh
  ggmbh ag ev eg land region regional regionale zentral zentrale service services dezernate mitglied mitglieder chancen thema
  the of for and or with our your their we how to at on by from head deputy director manager management officer council county
  district department office unit team service division section board chief lead leader administration strategy concept new
  city town municipal local public structure structures system experience`.split(/\s+/),
);
const prepositions = ['unter', 'ueber', 'zwischen', 'gegen', 'nach', 'weiter', 'zusammen'];
const endings = ['innen', 'ern', 'ens', 'en', 'es', 'er', 'em', 'e', 's'];
const shortestStem = 3;
const shortestPart = 5;

/** A word as it was written, and what it is known by. */
export interface Stemmed {
  /** Folded. */
  word: string;
  /** The word and its parts without what is general and without endings; empty for a word that says nothing. */
  stems: ReadonlySet<string>;
}

/** The words of a text that say what it is about. @param general words that say nothing here, such as the names of both counties */
export function stemsIn(text: string, general: ReadonlySet<string> = new Set()): Stemmed[] {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((written): Stemmed[] => {
    const word = fold(written);
    // "IT" is a field, "it" is a word.
    const isShort = word.length < shortestStem && !(word.length === 2 && written === written.toUpperCase());
    if (isShort || /^\d+$/.test(word) || general.has(word)) return [];
    const stems = stemsOf(word);
    return stems.size === 0 ? [] : [{ word, stems }];
  });
}

/** How alike two words are: 0 not at all, 1 one is a part of the other, 2 the same part in both, 3 the same word. */
export function likeness(a: Stemmed, b: Stemmed): 0 | 1 | 2 | 3 {
  if (bare(a.word) === bare(b.word)) return 3;
  if ([...a.stems].some((stem) => b.stems.has(stem))) return 2;
  const isPart = [...a.stems].some((one) => [...b.stems].some((other) => isPartOf(one, other) || isPartOf(other, one)));
  return isPart ? 1 : 0;
}

function stemsOf(word: string): Set<string> {
  if (isGeneral(word)) return new Set();
  const stems = new Set<string>();
  const open = [word];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (stems.has(bare(next))) continue;
    stems.add(bare(next));
    for (const part of shorterParts(next)) if (!isGeneral(part) && !isGeneral(bare(part))) open.push(part);
  }
  return stems;
}

/** The word without a general part at its end or its beginning; with and without the letter that joins them. */
function shorterParts(word: string): string[] {
  const heads = generalHeads.filter((head) => word.startsWith(head)).map((head) => word.slice(head.length));
  const tails = [...generalTails, ...commonTails].filter((tail) => word.endsWith(tail));
  const fronts = tails.flatMap((tail) => {
    const front = word.slice(0, -tail.length);
    return front.endsWith('s') ? [front.slice(0, -1)] : [front];
  });
  return [...heads.filter((rest) => rest.length >= shortestPart), ...fronts].filter(
    (part) => part.length >= shortestStem && !prepositions.includes(part),
  );
}

function isGeneral(word: string): boolean {
  return generalWords.has(word) || generalTails.includes(word) || generalHeads.includes(word);
}

/** "jugend" in "jugendkriminalitaet", "volkshochschul" in "heimvolkshochschul"; not "steuer" in "steuerung". */
function isPartOf(part: string, whole: string): boolean {
  if (part.length < shortestPart || whole.length < part.length + 2) return false;
  if (prepositions.includes(part) || commonTails.some((tail) => bare(tail) === part)) return false;
  if (whole.endsWith(part)) return true;
  return whole.startsWith(part) && !whole.startsWith(`${part}ung`);
}

/** Without its ending, where enough is left. */
function bare(word: string): string {
  // "Bauen" and "Bau" are the same field.
  const least = word.endsWith('en') ? 3 : 4;
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= least);
  return ending ? word.slice(0, -ending.length) : word;
}
