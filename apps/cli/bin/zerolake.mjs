#!/usr/bin/env node
// Runs the command line from its source, so that it is never older than the packages it uses.
import { register } from "tsx/esm/api";

register();
const { main } = await import("../src/main.ts");
process.exitCode = await main(process.argv.slice(2), process);
