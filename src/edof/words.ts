/** A sentence in the two languages of reports. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

export type Language = keyof Words;
