/** Lists of whole numbers, one behind the other in one array: thousands of small arrays would each cost a miss. */
export class Lists {
  /** Where each list begins in `items`, and where the last one ends. */
  readonly starts: Int32Array;
  readonly items: Int32Array;

  constructor(lists: readonly (readonly number[])[]) {
    this.starts = new Int32Array(lists.length + 1);
    lists.forEach((list, index) => {
      this.starts[index + 1] = (this.starts[index] as number) + list.length;
    });
    this.items = new Int32Array(this.starts[lists.length] as number);
    lists.forEach((list, index) => {
      this.items.set(list, this.starts[index]);
    });
  }

  /** One of the lists. */
  of(list: number): Int32Array {
    return this.items.subarray(this.starts[list], this.starts[list + 1]);
  }
}
