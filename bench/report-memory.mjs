// Loaded in front of a measured program: says at its end how much memory it took at most.
process.on('exit', () => process.stderr.write(`peak-kilobytes ${process.resourceUsage().maxRSS}\n`));
