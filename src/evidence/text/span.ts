/** Where something stands among the tokens of a text: its first token, and the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
