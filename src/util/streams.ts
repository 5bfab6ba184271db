/** What an iterator has left. */
export async function* remaining<T>(rest: AsyncIterator<T>): AsyncIterable<T> {
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
