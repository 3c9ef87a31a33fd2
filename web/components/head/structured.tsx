/** A description for programs, as JSON-LD: a block of data, which is never run. */
export function Structured({ data }: { data: object }) {
  // A text that begins a tag or a comment would end the block.
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>;
}
