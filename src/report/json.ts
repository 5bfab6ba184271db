import type { AuditResult } from '../model/result.ts';
import { jsonText } from '../util/json-text.ts';

/** The result itself, for other programs; its shape is docs/audit-result.schema.json. */
export const renderJson = (result: AuditResult): string => jsonText(result);
