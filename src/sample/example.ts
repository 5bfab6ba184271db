/** What a template writes into an id column of its example row. */
export const exampleId = (field: string): string => `EXAMPLE-${field}`;

/** Whether a row is a template's example that was left in the sheet: it is no case. */
export const isExample = (id: readonly string[], idFields: readonly string[]): boolean =>
  id.every((value, index) => value === exampleId(idFields[index] ?? ''));
