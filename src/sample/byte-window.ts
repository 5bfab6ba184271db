/** The last stretch of a stream of bytes, kept only as long as somebody may ask for its text. */
export class ByteWindow {
  private chunks: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  private bytes = 0;

  /** All bytes so far, kept or not. */
  get size(): number {
    return this.bytes;
  }

  push(bytes: Uint8Array): void {
    this.chunks.push({ start: this.bytes, bytes });
    this.bytes += bytes.length;
  }

  /** Forgets all chunks that end before an offset. */
  dropBefore(offset: number): void {
    const first = this.chunks[0];
    if (first !== undefined && first.start + first.bytes.length <= offset) {
      this.chunks = this.chunks.filter(({ start, bytes }) => start + bytes.length > offset);
    }
  }

  /** The text between two offsets, in bytes from the beginning of the stream. */
  text(from: number, to: number): string {
    const decoder = new TextDecoder();
    const parts = this.chunks.map(({ start, bytes }) =>
      decoder.decode(bytes.subarray(Math.max(0, from - start), Math.max(0, to - start)), { stream: true }),
    );
    return parts.join('') + decoder.decode();
  }

  textFrom(from: number): string {
    return this.text(from, this.bytes);
  }
}
