/** Numbers that are added one by one, eight bytes each. */
export class GrowingNumbers {
  private numbers = new Float64Array(1024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.numbers.length) {
      const larger = new Float64Array(this.used * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.used] = value;
    this.used += 1;
  }

  at(index: number): number {
    return this.numbers[index] ?? NaN;
  }
}
