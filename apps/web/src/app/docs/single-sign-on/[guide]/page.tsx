import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Markdown } from "@/components/ui/markdown.tsx";
import { GUIDES } from "@/features/sso/store/guides.ts";

interface GuideProps {
  readonly params: Promise<{ guide: string }>;
}

export async function generateMetadata({ params }: GuideProps): Promise<Metadata> {
  const { guide } = await params;
  return { title: GUIDES.find(({ slug }) => slug === guide)?.title ?? "Guide" };
}

/** A page of `docs/single-sign-on`, as it stands in the repository. Nothing in it is about an organisation, so anybody may read it. */
export default async function GuidePage({ params }: GuideProps) {
  const { guide } = await params;
  const known = GUIDES.find(({ slug }) => slug === guide);
  if (!known) notFound();
  const text = await readFile(join(process.cwd(), "../../docs/single-sign-on", `${known.slug}.md`), "utf8");
  return (
    <main className="mx-auto max-w-[76ch] space-y-4 px-4 py-12">
      <h1 className="text-display">Single sign-on with {known.title}</h1>
      <Markdown text={text.replace(/^# .*\n/, "")} />
    </main>
  );
}
