import MarkdownToJsx, { type MarkdownToJSX } from "markdown-to-jsx/react";
import type { ReactNode } from "react";

/** What a link may begin with. Everything else is text: no scripts, no data, no files of the reader's machine. */
const SAFE_LINK = /^(https?:\/\/|mailto:|#)/i;

interface Inside {
  readonly children?: ReactNode;
}

/** Headings start below the card's own. The names that the library gives them are left out, so that no text takes the id of a part of the page. */
const HEADINGS = {
  h1: { component: ({ children }: Inside) => <h3 className="text-title">{children}</h3> },
  h2: { component: ({ children }: Inside) => <h4 className="text-label">{children}</h4> },
  h3: { component: SmallHeading },
  h4: { component: SmallHeading },
  h5: { component: SmallHeading },
  h6: { component: SmallHeading },
};

const OPTIONS: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  forceWrapper: true,
  wrapper: Blocks,
  sanitizer: (value) => (SAFE_LINK.test(value.trim()) ? value : null),
  overrides: {
    ...HEADINGS,
    a: { component: ({ href, children }: Inside & { href?: string }) => <OutLink href={href}>{children}</OutLink> },
    // A picture from elsewhere would tell its server who reads this.
    img: { component: ({ src, alt }: { src?: string; alt?: string }) => <OutLink href={src}>{alt || src || "picture"}</OutLink> },
    table: { component: ({ children }: Inside) => <table className="w-full border-collapse text-left">{children}</table> },
    th: { component: ({ children }: Inside) => <th className="border-line border-b px-2 py-1 font-medium text-small">{children}</th> },
    td: { component: ({ children }: Inside) => <td className="border-hairline border-b px-2 py-1">{children}</td> },
    ul: { component: ({ children }: Inside) => <ul className="list-disc space-y-1 pl-5">{children}</ul> },
    ol: { component: ({ children }: Inside) => <ol className="list-decimal space-y-1 pl-5">{children}</ol> },
    pre: {
      component: ({ children }: Inside) => (
        <pre className="overflow-x-auto rounded-chip border border-hairline bg-page p-3 font-mono text-code">{children}</pre>
      ),
    },
    code: { component: ({ children }: Inside) => <code className="font-mono text-code">{children}</code> },
    blockquote: {
      component: ({ children }: Inside) => <blockquote className="border-line border-l-2 pl-3 text-secondary">{children}</blockquote>,
    },
  },
};

/** Text in Markdown that a person wrote. HTML in it is shown as text, links lead only to pages and addresses, pictures become links. */
export function Markdown({ text }: { text: string }) {
  return <MarkdownToJsx options={OPTIONS}>{text}</MarkdownToJsx>;
}

function Blocks({ children }: Inside) {
  return <div className="space-y-3 break-words">{children}</div>;
}

function SmallHeading({ children }: Inside) {
  return <h5 className="font-medium">{children}</h5>;
}

function OutLink({ href, children }: Inside & { href: string | undefined }) {
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener nofollow" className="text-accent underline">
      {children}
    </a>
  );
}
