"use client";

import { type KeyFieldCheck, readServiceAccountKey } from "@/clouds/service-account-key.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { JsonFileField } from "@/components/ui/json-file-field.tsx";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import type { FieldProblems } from "@/trpc/problem.ts";
import type { CredentialDrafts } from "./credential-draft.ts";
import { SECRET_HELP } from "./secret-field.tsx";
import { TextField } from "./text-field.tsx";

type Account = CredentialDrafts["gcp"];

/** A key file has about 2,300 characters; a file far beyond that is not even read. */
const FILE_BYTES_MAX = 20_000;

/** A service account of Google Cloud by its key file, and the project that it deploys to. A whole key is not left on the screen. */
export function GoogleKeyFields({
  account,
  problems,
  onChange,
}: {
  account: Account;
  problems: FieldProblems;
  onChange: (change: Partial<Account>) => void;
}) {
  const { project, keyFile } = account;
  const { key, checks } = readServiceAccountKey(keyFile);
  // The account's own project is the usual one; another can be typed.
  const take = (text: string) => onChange({ keyFile: text, project: project || (readServiceAccountKey(text).key?.project_id ?? "") });
  return (
    <>
      {key === undefined && (
        <>
          <JsonFileField
            label="Key file"
            bytesMax={FILE_BYTES_MAX}
            tooLarge={({ name }) => `${name} is too large for a key file.`}
            onText={(text) => text !== undefined && take(text)}
          />
          <Field label="Key file as text" isRequired help={`The JSON that Google Cloud hands out for a key. ${SECRET_HELP}`}>
            {(control) => (
              <Textarea
                {...control}
                isCode
                required
                rows={5}
                value={keyFile}
                autoComplete="off"
                spellCheck={false}
                placeholder='{ "type": "service_account", … }'
                onChange={(event) => take(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {keyFile.trim() !== "" && <KeyFileChecks checks={checks} />}
      {key && (
        <Button size="small" onClick={() => onChange({ keyFile: "" })}>
          Use another key file
        </Button>
      )}
      <TextField
        label="Project ID"
        help="What is deployed is created and billed there."
        placeholder="data-prod-123456"
        error={problems["project"]}
        value={project}
        onChange={(next) => onChange({ project: next })}
      />
    </>
  );
}

/** What the file says, field by field. */
function KeyFileChecks({ checks }: { checks: readonly KeyFieldCheck[] }) {
  return (
    <ul aria-label="What the key file says" className="space-y-1 rounded-card border border-hairline p-3">
      {checks.map(({ field, said, problem }) => (
        <li key={field} className="flex min-w-0 items-start gap-2">
          <StatusIcon status={problem ? "danger" : "success"} className={`mt-0.5 shrink-0 ${problem ? "text-danger" : "text-success"}`} />
          <span className="min-w-0 break-words">
            <code className="font-mono text-code">{field}</code>{" "}
            <span className={problem ? "text-danger" : "text-secondary"}>{problem ?? said}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
