import { flagSetting, type Lowering, textSetting } from "../../../lowering.ts";
import { reportHold } from "./adls-gen2.ts";
import { filesAccount, filesGrants, filesOutputs } from "./files-account.ts";

/** Files without folders, which keep their versions. */
export const blobFlat: Lowering = {
  cloud: "azure",
  kind: "object-store",
  variant: "blob-flat",
  service: "Azure Blob Storage",
  gap: "renaming a folder is a copy of every file in it: Hudi and Hive jobs are slow here",
  minutes: [1, 2],
  outputs: filesOutputs,
  grants: filesGrants,
  lower: (context) => {
    reportHold(context);
    const { replication } = context.component.settings;
    if (replication === true || (typeof replication === "string" && textSetting(context, "replication") !== "")) {
      context.report({
        severity: "warning",
        code: "ZL-AZURE-NO-REPLICATION",
        message: `“${context.component.title}” is copied nowhere else: Zerolake sets up no object replication on Azure yet.`,
        target: { component: context.component.id, setting: "replication" },
        hint: "Add an object replication policy in the portal.",
      });
    }
    return filesAccount(context, { isFlat: true, keepsVersions: flagSetting(context, "versioning") });
  },
};
