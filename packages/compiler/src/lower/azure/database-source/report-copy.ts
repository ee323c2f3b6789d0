import { type LoweringContext, optionalText } from "../../../lowering.ts";
import type { FollowedDatabase } from "../../followed-database.ts";
import { isPrivate } from "./factory-connections.ts";

/** What the copies wait for; nothing when everything is known. A finding says what to do. */
export function whatIsMissing(context: LoweringContext, database: FollowedDatabase | undefined): string | undefined {
  if (!database) return "its database is named in the environment's settings";
  const missing = [
    ...(database.tables.length === 0 ? [["tables", "its tables are named", "List the tables that are copied."]] : []),
    ...(optionalText(context, "user") === undefined
      ? [["user", "its user is named", "Name the user; the password stays in Key Vault."]]
      : []),
    ...(context.outgoing("tables").length === 0 ? [["", "tables are wired to it", "Draw an arrow from it to Lakehouse tables."]] : []),
  ];
  for (const [setting = "", until = "", hint = ""] of missing)
    warn(context, "ZL-AZURE-COPY-NOTHING", setting, { message: `it waits until ${until}`, hint });
  return missing[0]?.[1];
}

/** Documents are no tables. */
export function reportDocuments(context: LoweringContext): void {
  warn(context, "ZL-AZURE-COPY-DOCUMENTS", "databaseEngine", {
    message: "Data Factory copies tables, and MongoDB has documents",
    hint: "Choose Debezium as the engine, with an Event stream behind it.",
  });
}

/** What a person has to do besides. */
export function reportCopy(context: LoweringContext, database: FollowedDatabase | undefined): void {
  const { id, title } = context.component;
  if (optionalText(context, "secretName") === undefined)
    context.report({
      severity: "info",
      code: "ZL-AZURE-DATABASE-SECRET",
      message: `“${title}” signs in with the password that you put into its vault as database-password.`,
      target: { component: id, setting: "secretName" },
      hint: "Enter it in Key Vault after the first deployment.",
    });
  if (database && isPrivate(context))
    context.report({
      severity: "warning",
      code: "ZL-AZURE-COPY-RUNTIME",
      message: `“${title}” copies nothing until the integration runtime “private” of its factory runs on a machine that reaches the database.`,
      target: { component: id, setting: "reachability" },
      hint: "Install the self-hosted integration runtime and Java there, and register it with the key that the portal shows.",
    });
}

function warn(
  { component, report }: LoweringContext,
  code: string,
  setting: string,
  { message, hint }: { readonly message: string; readonly hint: string },
): void {
  report({
    severity: "warning",
    code,
    message: `“${component.title}” copies nothing: ${message}.`,
    target: { component: component.id, ...(setting === "" ? {} : { setting }) },
    hint,
  });
}
