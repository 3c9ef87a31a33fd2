/** The code that puts a part of the portal into the page of another site. */
import type { View } from '../../charts/chart.ts';
import { addressOf, place } from '../../state/places.ts';
import { writeSearch } from '../../state/search.ts';
import { withoutSelection, writeSelection } from '../../state/selection.ts';

export interface Frame {
  /** Group and name of what is shown: `courses/months`, `moncompteformation_usagers/table`. */
  readonly name: string;
  /** What a screen reader says of the frame. */
  readonly title: string;
  /** Pixels. */
  readonly height: number;
}

/** Pixels: frames are as wide as the page lets them be, up to here. */
const WIDTH = 720;

/** An `<iframe>` of what the reader sees, filters included. */
export function frameCode({ lang, search, selection }: View, { name, title, height }: Frame, origin: string): string {
  const [group = '', part = ''] = name.split('/');
  const address = addressOf({ ...place(lang, 'embed', group), tab: part });
  const asked = writeSearch({ ...withoutSelection(search), ...writeSelection(selection) });
  return `<iframe src="${quoted(origin + address + asked)}" title="${quoted(title)}" width="${WIDTH}" height="${height}" loading="lazy"></iframe>`;
}

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
