import type { TextReason } from '../text/reason.ts';
import { CATEGORIES, lexicon, type Category } from './lexicon.ts';
import { PieceReader } from './pieces.ts';
import { reasonsOf, type Decided } from './reasons.ts';
import { answerOf, readSaid, saidOf, type Said } from './said.ts';
import { WEIGHTS } from './weights.generated.ts';
import { learntFrom, OVERALL, Weights, type Overall } from './weights.ts';

/** What a narrative says of trauma and other adverse events in the young person's life, and why. */
export interface NarrativeReading extends Decided {
  readonly reasons: readonly TextReason[];
}

/**
 * Reads a narrative of a case file, the way a second reader would: first what its words say, event by event; then what
 * all of them weigh together, for no list of words has what somebody will write tomorrow.
 */
export function readNarrative(source: string): NarrativeReading {
  const { weights, reader } = scale();
  return strongest(readSaid(source, reader).flatMap((said) => readings(said, weights)));
}

/**
 * What a stretch says as a whole; and each sentence that says more by itself than the whole does. A plain statement is
 * none the less for the appointments that stand around it.
 */
function readings(said: Said, weights: Weights): NarrativeReading[] {
  const whole = reading(said, weights);
  const isDrowned = whole.overall === 'no_information' && said.overall === 'yes';
  if (!isDrowned) return [whole];
  const alone = said
    .sentences()
    .map((sentence) => reading(sentence, weights))
    .filter(({ overall }) => overall === 'yes');
  // What the whole says of the same words no longer holds.
  const left = new Explained(whole, () => {
    const told = alone.flatMap(({ reasons }) => reasons);
    return whole.reasons.filter((one) => !told.some((other) => isOfTheSame(one, other)));
  });
  return [left, ...alone];
}

const isOfTheSame = (one: TextReason, other: TextReason): boolean =>
  one.about === other.about && one.start === other.start && one.end === other.end;

function reading(said: Said, weights: Weights): NarrativeReading {
  const decided = decide(said, weights);
  return new Explained(decided, () => reasonsOf(said, decided, weights));
}

/** An answer with its reasons, which are put together when somebody asks for them: who only counts never does. */
class Explained implements NarrativeReading {
  readonly overall: Overall;
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
  private readonly explain: () => readonly TextReason[];
  private known: readonly TextReason[] | null = null;

  constructor({ overall, affirmed, suspected, negated }: Decided, explain: () => readonly TextReason[]) {
    this.overall = overall;
    this.affirmed = affirmed;
    this.suspected = suspected;
    this.negated = negated;
    this.explain = explain;
  }

  get reasons(): readonly TextReason[] {
    return (this.known ??= this.explain());
  }
}

/** What several stretches say: of each category the strongest, and overall what tells most. */
function strongest(stretches: readonly NarrativeReading[]): NarrativeReading {
  const [only] = stretches;
  if (stretches.length === 1 && only !== undefined) return only;
  const taken = new Set<Category>();
  const all = (set: 'affirmed' | 'suspected' | 'negated'): Category[] => {
    const own = CATEGORIES.filter(
      (one) => !taken.has(one) && stretches.some((said) => said[set].includes(one)),
    );
    for (const category of own) taken.add(category);
    return own;
  };
  const overall =
    OVERALL.find((answer) => stretches.some((said) => said.overall === answer)) ?? 'no_information';
  const decided = {
    overall,
    affirmed: all('affirmed'),
    suspected: all('suspected'),
    negated: all('negated'),
  };
  // Why one of them says less is no reason for what all of them say.
  return new Explained(decided, () =>
    stretches
      .flatMap(({ reasons }) => reasons)
      .filter(({ reading }) => reading === overall || !OVERALL.some((answer) => answer === reading)),
  );
}

/**
 * The answer of the words and the weight together. A category is affirmed only where the text has evidence at all; and
 * what the words affirm but the weight does not is left to somebody who looks.
 */
function decide(said: Said, weights: Weights): Decided {
  const { affirmed: found, suspected: hinted, negated } = said;
  if (said.pieces.length === 0)
    return { overall: 'no_information', affirmed: [], suspected: [], negated: [] };
  const weight = weights.weigh(said.pieces);
  const overall = weights.overall(answerOf(said), weight);
  const isSo = (category: Category): boolean => weights.affirms(category, saidOf(category, said), weight);
  const affirmed = overall === 'yes' ? CATEGORIES.filter(isSo) : [];
  const isOpen = (category: Category): boolean => found.includes(category) || hinted.includes(category);
  const open = overall === 'yes' || overall === 'unclear' ? CATEGORIES.filter(isOpen) : [];
  const isLeft = (category: Category): boolean => !affirmed.includes(category);
  return { overall, affirmed, suspected: open.filter(isLeft), negated: negated.filter(isLeft) };
}

let shared: { readonly weights: Weights; readonly reader: PieceReader } | null = null;

/** Made when it is first needed, as the lexicon. */
function scale(): NonNullable<typeof shared> {
  if (shared === null) {
    const weights = new Weights(learntFrom(WEIGHTS), lexicon().together);
    shared = { weights, reader: new PieceReader(lexicon().events.families, weights) };
  }
  return shared;
}
