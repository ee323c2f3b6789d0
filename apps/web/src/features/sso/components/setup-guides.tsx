"use client";

import Link from "next/link";
import { GUIDES } from "../store/guides.ts";

/** How to set up the usual providers, step by step. */
export function SetupGuides() {
  return (
    <p className="text-small text-secondary">
      Set-up guides:{" "}
      {GUIDES.map(({ slug, title }, index) => (
        <span key={slug}>
          {index > 0 && ", "}
          <Link href={`/docs/single-sign-on/${slug}`} target="_blank" prefetch={false} className="text-accent underline">
            {title}
          </Link>
        </span>
      ))}
    </p>
  );
}
