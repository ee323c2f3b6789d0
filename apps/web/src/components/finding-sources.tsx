import type { DiagnosticSource } from "@zerolake/resources";

/** The pages that a finding rests on; what no page says is named as such. */
export function FindingSources({ sources }: { readonly sources: readonly DiagnosticSource[] | undefined }) {
  if (!sources || sources.length === 0) return null;
  return (
    <span className="text-muted text-small">
      Source:{" "}
      {sources.map(({ title, url, date }, place) => (
        <span key={title}>
          {place > 0 ? "; " : null}
          {url === undefined ? (
            title
          ) : (
            <a href={url} target="_blank" rel="noreferrer" title={date} className="text-accent underline">
              {title}
            </a>
          )}
        </span>
      ))}
    </span>
  );
}
