import { type LoweringContext, listSetting, optionalText } from "../../../lowering.ts";
import type { FollowedDatabase } from "../../followed-database.ts";
import { isPrivate } from "./factory-connections.ts";

/** What the copies wait for; nothing when everything is known. A finding says what to do. */
export function whatIsMissing(context: LoweringContext, database: FollowedDatabase | undefined): string | undefined {
  if (!database) return "its database is named in the environment's settings";
  const missing = missingIn(context);
  for (const { setting, until, hint } of missing)
    warn(context, { code: "ZL-AZURE-COPY-NOTHING", setting, reason: `it waits until ${until}`, hint });
  return missing[0]?.until;
}

interface Missing {
  /** Where it is entered; absent = it is drawn. */
  readonly setting?: string;
  /** What is waited for; the words follow "waits until". */
  readonly until: string;
  readonly hint: string;
}

function missingIn(context: LoweringContext): readonly Missing[] {
  const tables = { setting: "tables", until: "its tables are named", hint: "List the tables that are copied." };
  const user = { setting: "user", until: "its user is named", hint: "Name the user; the password stays in Key Vault." };
  const arrow = { until: "tables are wired to it", hint: "Draw an arrow from it to Lakehouse tables." };
  return [
    ...(listSetting(context, "tables").length === 0 ? [tables] : []),
    ...(optionalText(context, "user") === undefined ? [user] : []),
    ...(context.outgoing("tables").length === 0 ? [arrow] : []),
  ];
}

/** Documents are no tables. */
export function reportDocuments(context: LoweringContext): void {
  warn(context, {
    code: "ZL-AZURE-COPY-DOCUMENTS",
    setting: "databaseEngine",
    reason: "Data Factory copies tables, and MongoDB has documents",
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

interface NoCopy {
  readonly code: string;
  readonly setting?: string | undefined;
  readonly reason: string;
  readonly hint: string;
}

function warn({ component, report }: LoweringContext, { code, setting, reason, hint }: NoCopy): void {
  report({
    severity: "warning",
    code,
    message: `“${component.title}” copies nothing: ${reason}.`,
    target: { component: component.id, ...(setting === undefined ? {} : { setting }) },
    hint,
  });
}
