import type { AuditResult } from '../model/result.ts';

/** The result itself, for other programs; its shape is docs/audit-result.schema.json. */
export const renderJson = (result: AuditResult): string => `${JSON.stringify(result, null, 2)}\n`;
