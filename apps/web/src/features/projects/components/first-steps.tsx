import Link from "next/link";
import type { ReactNode } from "react";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { paths } from "@/shell/navigation.ts";

/** What an organisation begins with, as long as nothing is deployed. */
export function FirstSteps({ organization }: { organization: string }) {
  return (
    <section aria-label="Start something" className="space-y-3">
      <h2 className="text-title">Nothing is deployed yet. Try it without a cloud account.</h2>
      <ul className="grid gap-4 md:grid-cols-3">
        <Step
          glyph={<CategoryGlyph category="ai" size={32} />}
          title="Start from a template"
          text="A complete design for one purpose. Runs on the built-in Sandbox, which behaves like a cloud and is free."
          href={paths.templates(organization)}
        />
        <Step
          glyph={<CategoryGlyph category="batch" size={32} />}
          title="Answer four questions"
          text="Say what you have and what you want to know. You get a design that fits, with the reasons."
          href={paths.wizard(organization)}
        />
        <Step
          glyph={<CategoryGlyph category="storage" size={32} />}
          title="Blank canvas"
          text="Draw parts and connect them. Findings tell you while you draw what would not work."
          href={paths.newProject(organization)}
        />
      </ul>
    </section>
  );
}

function Step({ glyph, title, text, href }: { glyph: ReactNode; title: string; text: string; href: string }) {
  return (
    <li className="relative space-y-2 rounded-card border border-line bg-surface p-4 transition-colors hover:border-control">
      <span className="text-accent">{glyph}</span>
      <h3 className="text-title">
        <Link href={href} className="after:absolute after:inset-0">
          {title}
        </Link>
      </h3>
      <p className="text-secondary">{text}</p>
    </li>
  );
}
