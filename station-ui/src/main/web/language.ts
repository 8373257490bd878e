import { german } from "./words-de.js";
import { english, type Words } from "./words.js";

export type LanguageCode = "en" | "de";

const WORDS: Readonly<Record<LanguageCode, Words>> = { en: english, de: german };
const KEY = "linewarden.language";

/** Words and number formats of one language. */
export class Language {
  private readonly whole: Intl.NumberFormat;
  private readonly oneDecimal: Intl.NumberFormat;
  private readonly share: Intl.NumberFormat;
  private readonly short: Intl.NumberFormat;
  private readonly minute: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;

  constructor(readonly code: LanguageCode) {
    const locale = code === "de" ? "de-DE" : "en-GB";
    this.whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.oneDecimal = new Intl.NumberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
    this.short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
    this.minute = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
    this.day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    this.clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  }

  static remembered(): Language {
    return new Language(localStorage.getItem(KEY) === "de" ? "de" : "en");
  }

  remember(): void {
    localStorage.setItem(KEY, this.code);
  }

  other(): Language {
    return new Language(this.code === "en" ? "de" : "en");
  }

  get words(): Words {
    return WORDS[this.code];
  }

  number(value: number): string {
    return this.whole.format(value);
  }

  millis(value: number): string {
    return value < 100 ? this.oneDecimal.format(value) : this.whole.format(value);
  }

  percent(share: number): string {
    return this.share.format(share);
  }

  /** Three digits are enough to see on which side of a limit a value is. */
  value(value: number): string {
    return Math.abs(value) >= 1_000 ? this.whole.format(value) : this.short.format(value);
  }

  time(wallMillis: number): string {
    return this.clock.format(wallMillis);
  }

  /** Hours and minutes, where room is short. */
  shortTime(wallMillis: number): string {
    return this.minute.format(wallMillis);
  }

  date(wallMillis: number): string {
    return this.day.format(wallMillis);
  }

  /** Faults are in the words of the recipe; causes are ours. */
  fault(label: string): string {
    return this.words.causes[label] ?? label;
  }
}
