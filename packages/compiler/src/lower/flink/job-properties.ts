import type { Value } from "@zerolake/resources";
import { reportAwaited } from "../../answers/report-awaited.ts";
import { chosenList, type LoweringContext } from "../../lowering.ts";
import { isOwnCode } from "../jobs/job-code.ts";

/** A property takes 2,048 characters; generated statements with an address in them stay far below that. */
const PIECE_LENGTH = 2000;

/** The property group that our Flink program reads: its statements in pieces, and the jars that they need. */
export function jobProperties(context: LoweringContext, statements: readonly Value[]): Readonly<Record<string, Value>> {
  const pieces = statements.flatMap(piecesOf).map((piece, index) => [`sql.${index + 1}`, piece] as const);
  const jars = connectors(context).join("\n");
  return { ...Object.fromEntries(pieces), ...(jars === "" ? {} : { connectors: jars }) };
}

function piecesOf(statement: Value): readonly Value[] {
  if (typeof statement !== "string") return [statement];
  return Array.from({ length: Math.ceil(statement.length / PIECE_LENGTH) }, (_, index) =>
    statement.slice(index * PIECE_LENGTH, (index + 1) * PIECE_LENGTH),
  );
}

/** Jars that the statements need, as `<https address>#<sha256>`; the environment names them, nothing is downloaded unnamed. */
function connectors(context: LoweringContext): readonly string[] {
  return chosenList(context, "flinkConnectors");
}

/** SQL cannot start without its connectors; own code brings them. */
export function waitingForConnectors(context: LoweringContext): { readonly deferredUntil?: string } {
  if (isOwnCode(context) || connectors(context).length > 0) return {};
  reportAwaited(context, {
    answer: "flinkConnectors",
    severity: "warning",
    message: `“${context.component.title}” does not run yet: nobody has named the connectors of its statements.`,
  });
  return { deferredUntil: "its connectors are named in the environment's settings" };
}
