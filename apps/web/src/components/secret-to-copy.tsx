import { CopyButton } from "./ui/copy-button.tsx";

/** A secret that is shown this once. */
export function SecretToCopy({ secret, label }: { secret: string; label: string }) {
  return (
    <div className="flex items-center gap-2 rounded-card border border-line bg-page p-3">
      <code className="min-w-0 flex-1 break-all font-mono text-small">{secret}</code>
      <CopyButton label={label} text={secret} />
    </div>
  );
}
