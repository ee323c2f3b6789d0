import type { Command } from "./command.ts";
import { adviseCommand } from "./commands/advise.ts";
import { compileCommand } from "./commands/compile.ts";
import { diffCommand } from "./commands/diff.ts";
import { guardCommand } from "./commands/guard.ts";
import { lintCommand } from "./commands/lint.ts";
import { priceCommand } from "./commands/price.ts";
import { retargetCommand } from "./commands/retarget.ts";
import { templateCommand } from "./commands/template.ts";
import { templatesCommand } from "./commands/templates.ts";
import { validateCommand } from "./commands/validate.ts";

/** Every command. Adding one: its file and one line here. */
export const COMMANDS: readonly Command[] = [
  templatesCommand,
  templateCommand,
  adviseCommand,
  validateCommand,
  compileCommand,
  lintCommand,
  guardCommand,
  priceCommand,
  retargetCommand,
  diffCommand,
];
