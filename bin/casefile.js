#!/usr/bin/env node
import { main } from '../dist/bin/main.js';

// exitCode, never exit(): a piped report must drain before the process ends. A fault of the output comes first.
const code = await main(process.argv.slice(2), process);
process.exitCode ??= code;
