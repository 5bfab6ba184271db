import type { TextReason } from '../text/reason.ts';
import { CATEGORIES, lexicon, type Category } from './lexicon.ts';
import { PieceReader, type Piece } from './pieces.ts';
import { readSaid, saidOf } from './said.ts';
import { WEIGHTS } from './weights.generated.ts';
import { learntFrom, Weights, type Overall } from './weights.ts';

/** What a narrative says of trauma and other adverse events in the young person's life. */
export interface NarrativeReading {
  readonly overall: Overall;
  /** Each category stands in one of the three: the strongest of affirmed, suspected, negated. */
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
  readonly reasons: readonly TextReason[];
}

/**
 * Reads a narrative of a case file, the way a second reader would: first what its words say, event by event; then what
 * all of them weigh together, for no list of words has what somebody will write tomorrow.
 */
export function readNarrative(source: string): NarrativeReading {
  const { weights, reader } = scale();
  const said = readSaid(source, reader);
  const { pieces } = said.pieces;
  if (pieces.length === 0) return said;
  const weight = weights.weigh(said.pieces);
  const overall = weights.overall(said.overall, weight);
  const affirmed =
    overall === 'yes'
      ? CATEGORIES.filter((category) => weights.affirms(category, saidOf(category, said), weight))
      : [];
  // What the words affirm and the weight does not is left to somebody who looks.
  const doubted = overall === 'yes' || overall === 'unclear' ? [...said.affirmed, ...said.suspected] : [];
  const suspected = CATEGORIES.filter((one) => doubted.includes(one) && !affirmed.includes(one));
  const negated = said.negated.filter((one) => !affirmed.includes(one));
  const changed = (...all: Piece[]): Piece[] => all;
  void changed;
  return { overall, affirmed, suspected, negated, reasons: said.reasons };
}

let shared: { readonly weights: Weights; readonly reader: PieceReader } | null = null;

/** Made when it is first needed, as the lexicon. */
function scale(): NonNullable<typeof shared> {
  if (shared === null) {
    const weights = new Weights(learntFrom(WEIGHTS), lexicon().together);
    shared = { weights, reader: new PieceReader(lexicon().events.families, (name) => weights.rowOf(name)) };
  }
  return shared;
}
