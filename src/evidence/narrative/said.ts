import type { TextReason } from '../text/reason.ts';
import { InOrder } from '../text/in-order.ts';
import { readText, type ReadText } from '../text/read-text.ts';
import type { Span } from '../text/span.ts';
import { withCarriedSubjects } from './carry.ts';
import { ownEvents } from './events.ts';
import { judgeAll, overallOf, strongestOf, type Judged } from './judged.ts';
import { CATEGORIES, lexicon, type Category, type Person, type Scope } from './lexicon.ts';
import { People } from './people.ts';
import type { Met, PieceReader, Pieces } from './pieces.ts';
import { Scopes, type Assertion } from './scope.ts';
import type { Overall, SaidOf, SaidOverall } from './weights.ts';
import { Whose, type Event } from './whose.ts';

/** What the words of a stretch of a narrative say, event by event, before anything is weighed. */
export interface Said {
  readonly overall: Overall;
  /** Each category stands in one of the three: the strongest of affirmed, suspected, negated. */
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
  /** What is told, but of somebody else or as the young person's own doing, and so stands in none of the three. */
  readonly ofOthers: readonly Category[];
  readonly reasons: readonly TextReason[];
  readonly text: ReadText;
  /** What is weighed of it. */
  readonly pieces: Pieces;
  /** Each sentence of it in which an event is affirmed, read alone. */
  sentences(): Said[];
}

/**
 * Reads what a narrative says in the words of the lexicon, stretch by stretch: whose an event is and how surely it is
 * told comes from all of the text.
 */
export function readSaid(source: string, reader: PieceReader): Said[] {
  const words = lexicon();
  const text = withCarriedSubjects(readText(source), words.grammar);
  const persons: (Span & { readonly who: Person })[] = [];
  const spans: (Span & { readonly scope: Scope })[] = [];
  for (const { from, to, value } of words.context.find(text.tokens)) {
    if (value.scope === null) persons.push({ from, to, who: value.person });
    else spans.push({ from, to, scope: value.scope });
  }
  const people = new People(text, words.grammar, persons);
  const scopes = new Scopes(text, people, spans);
  const whose = new Whose(text, people, scopes);
  const met: Met[] = [];
  const found = words.events.find(people.resolved(), (standing) => {
    for (let at = 0; at < standing.count; at += 1) {
      const way = standing.ways[at] as number;
      if (!reader.hasWeight(way)) continue;
      const { from, to } = standing.lastOf(way);
      met.push({ way, from, to });
    }
  });
  const others: Event[] = [];
  const events = ownEvents(text.tokens, found, (event) => {
    const own = whose.own(event) ?? (scopes.isNotOfThem(event) ? { ...event, ofAnother: true } : null);
    if (own === null && isPlain(event)) others.push(event);
    return own;
  });
  const end = text.tokens.length;
  const told: Told = {
    text,
    people,
    reader,
    judged: new InOrder(judgeAll(events, scopes), ({ event }) => event.from, end),
    others: new InOrder(others, ({ from }) => from, end),
    scopes: new InOrder(spans, ({ from }) => from, end),
    met: new InOrder(met, ({ from }) => from, end),
    good: new InOrder(scopes.goodHistories(), ({ from }) => from, end),
  };
  return stretchesOf(text).map((stretch) => new Stretch(told, stretch));
}

/** All that a text tells, by the place where it stands. */
interface Told {
  readonly text: ReadText;
  readonly people: People;
  readonly reader: PieceReader;
  readonly judged: InOrder<Judged>;
  readonly others: InOrder<Event>;
  readonly scopes: InOrder<Span & { readonly scope: Scope }>;
  readonly met: InOrder<Met>;
  readonly good: InOrder<Span>;
}

/** What is said in a stretch; why, only when somebody asks. */
class Stretch implements Said {
  readonly overall: Overall;
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
  readonly ofOthers: readonly Category[];
  readonly text: ReadText;
  readonly pieces: Pieces;
  private readonly told: Told;
  private readonly own: readonly Judged[];
  private readonly untold: readonly Event[];

  constructor(told: Told, stretch: Span) {
    const { text, people, reader } = told;
    this.told = told;
    this.text = text;
    this.own = told.judged.within(stretch);
    this.overall = overallOf(this.own, told.good.within(stretch).length > 0);
    const best = strongestOf(this.own);
    const all = best.size === 0 ? NONE : CATEGORIES.filter((category) => best.has(category));
    const of = (assertion: Assertion): readonly Category[] =>
      all.filter((category) => best.get(category) === assertion);
    this.affirmed = of('affirmed');
    this.suspected = of('suspected');
    this.negated = of('negated');
    this.untold = told.others.within(stretch).flatMap((event) => {
      const is = event.is.filter((category) => !best.has(category));
      return is.length === 0 ? [] : [{ ...event, is }];
    });
    const isUntold = (category: Category): boolean => this.untold.some(({ is }) => is.includes(category));
    this.ofOthers = this.untold.length === 0 ? NONE : CATEGORIES.filter(isUntold);
    this.pieces = reader.read(text, stretch, people, told.scopes.within(stretch), told.met.within(stretch));
  }

  get reasons(): readonly TextReason[] {
    const own = this.own.map(({ event, assertion }) => ({ event, reading: assertion }));
    const untold = this.untold.map((event) => ({ event, reading: OF_OTHERS }));
    return reasonsOf([...own, ...untold], this.text);
  }

  sentences(): Said[] {
    const { told, text } = this;
    const affirmed = this.own.filter(({ assertion }) => assertion === 'affirmed');
    const sentences = new Set(affirmed.map(({ event }) => text.tokens[event.from]?.sentence ?? 0));
    return [...sentences].map((sentence) => {
      const [from, to] = text.sentences[sentence] ?? [0, 0];
      return new Stretch(told, { from, to });
    });
  }
}

const NONE: readonly Category[] = [];

/** How a reason says that what is told happened to somebody else, or is the young person's own doing. */
export const OF_OTHERS = 'of others';

/** Words that tell of an event by themselves, whoever it happened to. */
const isPlain = ({ entry: { asked, general, bare, supports } }: Event): boolean =>
  asked !== true && general !== true && bare !== true && supports !== true;

/** A text of no more words is one stretch. */
const ONE_STRETCH = 160;
/** A stretch of a longer one: as long as the texts by which the weights were learnt. */
const STRETCH = 80;

/** A long text in stretches of whole sentences, so that what is said once is not lost among a thousand other words. */
function stretchesOf({ tokens, sentences }: ReadText): Span[] {
  if (tokens.length <= ONE_STRETCH) return [{ from: 0, to: tokens.length }];
  const stretches: Span[] = [];
  for (const [from, to] of sentences) {
    const last = stretches.at(-1);
    if (last === undefined || to - last.from > STRETCH) stretches.push({ from, to });
    else stretches[stretches.length - 1] = { from: last.from, to };
  }
  return stretches;
}

/** How the words read a category. */
export function saidOf(category: Category, said: Said): SaidOf {
  if (said.ofOthers.includes(category)) return 'of_others';
  if (said.affirmed.includes(category)) return 'affirmed';
  if (said.suspected.includes(category)) return 'suspected';
  return said.negated.includes(category) ? 'negated' : 'nothing';
}

/** How the words read a text as a whole. */
export const answerOf = ({ overall, ofOthers }: Said): SaidOverall =>
  overall === 'no_information' && ofOthers.length > 0 ? 'of_others' : overall;

function reasonsOf(
  told: readonly { readonly event: Event; readonly reading: string }[],
  { tokens, source }: ReadText,
): TextReason[] {
  const reasons = told.flatMap(({ event, reading }) => {
    const start = tokens[event.from]?.start ?? 0;
    const end = tokens[event.to - 1]?.end ?? 0;
    const about: readonly string[] = event.is.length === 0 ? ['overall'] : event.is;
    return about.map((category) => ({
      about: category,
      reading,
      rule: event.entry.rule,
      start,
      end,
      cue: source.slice(start, end),
    }));
  });
  return withoutNeedless(reasons);
}

/** Leaves out a reason whose words stand within those of another for the same reading; in the order of the text. */
function withoutNeedless(reasons: readonly TextReason[]): TextReason[] {
  const ends = new Map<string, number>();
  return [...reasons]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ about, reading, end }) => {
      const key = `${about} ${reading}`;
      const isWithin = (ends.get(key) ?? -1) >= end;
      if (!isWithin) ends.set(key, end);
      return !isWithin;
    });
}
