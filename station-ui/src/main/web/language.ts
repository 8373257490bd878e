import { Refused } from "./api.js";
import type { Why } from "./protocol.js";
import { german } from "./words-de.js";
import { spanish } from "./words-es.js";
import { chinese } from "./words-zh.js";
import { english, type Words } from "./words.js";

export function isLanguage(code: string | null): code is LanguageCode {
  return code !== null && Object.hasOwn(WORDS, code);
}

const WORDS = { en: english, de: german, es: spanish, zh: chinese } as const satisfies Readonly<
  Record<string, Words>
>;

export type LanguageCode = keyof typeof WORDS;

/** In its own words each, so that whoever reads no other finds it. */
export const LANGUAGES: readonly { readonly code: LanguageCode; readonly name: string }[] = [
  { code: "en", name: english.language },
  { code: "de", name: german.language },
  { code: "es", name: spanish.language },
  { code: "zh", name: chinese.language },
];

/** How dates and numbers are written. */
const LOCALES: Readonly<Record<LanguageCode, string>> = {
  en: "en-GB",
  de: "de-DE",
  es: "es-ES",
  zh: "zh-CN",
};

/** What the station calls by a word of its own, in words of a language; without those as it came. */
export function named(table: Readonly<Record<string, string>>, key: string): string {
  return table[key] ?? key.replaceAll("_", " ");
}

const KEY = "linewarden.language";
const DIGITS = 3;
/** As many as a number has. */
const DIGITS_MAX = 17;

/** Words and number formats of one language. */
export class Language {
  private readonly whole: Intl.NumberFormat;
  private readonly oneDecimal: Intl.NumberFormat;
  private readonly share: Intl.NumberFormat;
  private readonly short: Intl.NumberFormat;
  private readonly minute: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;
  private readonly moment: Intl.DateTimeFormat;
  private readonly monthDay: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;

  constructor(readonly code: LanguageCode) {
    const locale = LOCALES[code];
    this.whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.oneDecimal = new Intl.NumberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
    this.short = new Intl.NumberFormat(locale, { maximumSignificantDigits: DIGITS });
    this.minute = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
    this.day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    this.clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
    this.moment = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "medium" });
    this.monthDay = new Intl.DateTimeFormat(locale, { month: "numeric", day: "numeric" });
  }

  static remembered(): Language {
    const code = localStorage.getItem(KEY);
    return new Language(isLanguage(code) ? code : "en");
  }

  remember(): void {
    localStorage.setItem(KEY, this.code);
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

  /** Three digits are mostly enough to see on which side of a limit a value is: `digits` says where not. */
  value(value: number, digits = DIGITS): string {
    if (digits > DIGITS) {
      return new Intl.NumberFormat(LOCALES[this.code], { maximumSignificantDigits: digits }).format(value);
    }
    return Math.abs(value) >= 1_000 ? this.whole.format(value) : this.short.format(value);
  }

  /** So many digits tell a value from the limit that it is beyond. */
  digits(value: number, limit: number): number {
    let digits = DIGITS;
    while (digits < DIGITS_MAX && this.value(value, digits) === this.value(limit, digits)) {
      digits++;
    }
    return digits;
  }

  time(wallMillis: number): string {
    return this.clock.format(wallMillis);
  }

  /** Hours and minutes, where room is short. */
  shortTime(wallMillis: number): string {
    return this.minute.format(wallMillis);
  }

  /** The date too, for what is older than today. */
  dateTime(wallMillis: number): string {
    return this.moment.format(wallMillis);
  }

  /** Day and month, where room is short. */
  shortDay(wallMillis: number): string {
    return this.monthDay.format(wallMillis);
  }

  date(wallMillis: number): string {
    return this.day.format(wallMillis);
  }

  /** Why the line is in its state. */
  why(why: Why): string {
    const { reasons, alarms } = this.words;
    switch (why.kind) {
      case "not_started":
        return reasons.notStarted;
      case "started":
        return reasons.startedBy(this.actor(why.who));
      case "stopped":
        return reasons.stoppedBy(this.actor(why.who));
      case "recipe_chosen":
        return reasons.recipeChosen(why.recipe, this.actor(why.who));
      case "trouble":
        return alarms[why.alarm].what;
    }
  }

  /**
   * Who did something, as the station writes it: `anna at 10.0.0.7, signed by eva`. A person's name says itself; what
   * acts in the station's own name, and what a person or program came by, has a word in each language.
   */
  actor(who: string): string {
    const { actors, at, plant, signedBy, token } = this.words.reasons;
    const [, released, signer] = /^(.+), signed by (.+)$/.exec(who) ?? [];
    if (released !== undefined && signer !== undefined) {
      return signedBy(this.actor(released), signer);
    }
    const [, came, address] = /^(.+) at (\S+)$/.exec(who) ?? [];
    if (came !== undefined && address !== undefined) {
      return at(this.actor(came), address);
    }
    const [, kind, name = ""] = /^(token|plant) (.+)$/.exec(who) ?? [];
    switch (kind) {
      case "token":
        return token(name);
      case "plant":
        return plant(name);
      default:
        return actors[who] ?? who;
    }
  }

  /** Why the station did not do what it was asked for. */
  refusal(error: unknown): string {
    if (!(error instanceof Refused)) {
      return String(error);
    }
    const known: Readonly<Record<string, string>> = this.words.refusals;
    return known[error.code]?.replace("{}", error.detail) ?? error.message;
  }

  /** Faults are in the words of the recipe; causes are ours. */
  fault(label: string): string {
    return this.words.causes[label] ?? label;
  }
}
