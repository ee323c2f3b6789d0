import { flagSetting, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { filesAccount, filesGrants, filesOutputs } from "./files-account.ts";

/** Files in folders: renaming one is a single step, which tables and Spark rely on. */
export const adlsGen2: Lowering = {
  cloud: "azure",
  kind: "object-store",
  variant: "adls-gen2",
  service: "Azure Data Lake Storage",
  gap: "no versions and no copies elsewhere; deleted files can be had back for some days",
  minutes: [1, 2],
  outputs: filesOutputs,
  grants: filesGrants,
  lower: (context) => {
    reportHold(context);
    return filesAccount(context, { takesSftp: context.incoming("files").some(({ variant }) => variant === "sftp") });
  },
};

/** A hold that is not there must not be believed in. */
export function reportHold(context: LoweringContext): void {
  if (!flagSetting(context, "legalHold")) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-LEGAL-HOLD",
    message: `Files of “${context.component.title}” can be deleted: Zerolake sets no legal hold on Azure yet.`,
    target: { component: context.component.id, setting: "legalHold" },
    hint: "Set an immutability policy on its containers in the portal.",
  });
}
