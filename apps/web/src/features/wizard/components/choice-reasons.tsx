import type { ExplainedChoice } from "@zerolake/advisors";

/** What was chosen and why, and why not the others; when the person chose, what the advice was. */
export function ChoiceReasons({ choice, isTitled = false }: { choice: ExplainedChoice; isTitled?: boolean }) {
  const { advised, because, label, title, whyNot } = choice;
  return (
    <div className="space-y-1 border-line border-l-2 pl-3 text-secondary text-small">
      <p>
        <span className="text-primary">
          {isTitled ? `${title}: ` : advised ? "You chose " : "Chosen: "}
          <strong className="font-medium">{label}</strong>
        </span>
        {advised
          ? `. The advice was ${advised.label}: ${advised.because.join("; ")}.`
          : because[0] !== "you chose it" && ` – ${because.join("; ")}.`}
      </p>
      {whyNot.length > 0 && (
        <ul className="space-y-0.5">
          {whyNot.map((other) => (
            <li key={other.option}>
              Why not {other.label}? {sentence(other.because)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
