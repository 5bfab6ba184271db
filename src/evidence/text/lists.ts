/** Lists of whole numbers, one behind the other in one array: thousands of small arrays would each cost a miss. */
export class Lists<Items extends Int32Array | Int16Array = Int32Array> {
  /** Where each list begins in `items`, and where the last one ends. */
  readonly starts: Int32Array;
  readonly items: Items;

  /** @param make an array that can hold the numbers of all lists */
  private constructor(lists: readonly (readonly number[])[], make: (length: number) => Items) {
    this.starts = new Int32Array(lists.length + 1);
    lists.forEach((list, index) => {
      this.starts[index + 1] = (this.starts[index] as number) + list.length;
    });
    this.items = make(this.starts[lists.length] as number);
    lists.forEach((list, index) => {
      this.items.set(list, this.starts[index]);
    });
  }

  static of(lists: readonly (readonly number[])[]): Lists {
    return new Lists(lists, (length) => new Int32Array(length));
  }

  /** Lists that take half the room. @throws Error if a number is not from -32,768 to 32,767 */
  static ofSmall(lists: readonly (readonly number[])[]): Lists<Int16Array> {
    const isSmall = (number: number): boolean => number >= -(2 ** 15) && number < 2 ** 15;
    if (!lists.every((list) => list.every(isSmall))) throw new Error('there are too many patterns');
    return new Lists(lists, (length) => new Int16Array(length));
  }
}
