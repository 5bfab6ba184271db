/** What a template writes into an id column of its example row. */
export const exampleId = (field: string): string => `EXAMPLE-${field}`;

/** The example's id in a unit and its child tables. A row that has it is a template's example left in the sheet. */
export const exampleIds = (idFields: readonly string[]): string[] => idFields.map(exampleId);
