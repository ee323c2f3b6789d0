import { type ParsedBlueprint, parseBlueprint } from "@zerolake/blueprint";
import type { Diagnostic, Result } from "@zerolake/resources";
import type { World } from "./command.ts";

/** A blueprint from a file or standard input, with its findings; an unreadable one is a list of errors that say where. */
export async function readBlueprint(path: string, world: World): Promise<Result<ParsedBlueprint, readonly Diagnostic[]>> {
  return parseBlueprint(await world.readText(path));
}
