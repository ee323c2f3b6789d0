// Preloaded into every process that the launcher starts: the pipe on standard input closes when the launcher is gone,
// even when it was killed, and then this process ends as if it had been asked to.
process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
process.stdin.on("error", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
process.stdin.unref?.();
