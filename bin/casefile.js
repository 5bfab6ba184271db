#!/usr/bin/env node
import { main } from '../dist/cli/main.js';

// exitCode, never exit(): a piped report must drain before the process ends.
process.exitCode = await main(process.argv.slice(2), process);
