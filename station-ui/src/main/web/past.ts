import { BASE, ask, post } from "./api.js";
import type { Portion } from "./protocol.js";

/** What the station knows of parts that went by, and of what people did. Times in milliseconds since 1970. */

export type By = "minute" | "hour" | "day" | "shift" | "recipe" | "batch";

export interface Row {
  readonly name: string;
  readonly wallMillis: number;
  readonly passed: number;
  readonly rejected: number;
  readonly unjudged: number;
  readonly firstPart: number;
  readonly lastPart: number;
}

/** What an ejector took, counted from 1. */
export interface Lane {
  readonly lane: number;
  readonly removed: number;
  readonly notRemoved: number;
}

export interface Reason {
  readonly verdict: "reject" | "unjudged";
  /** Empty for a part that could not be judged. */
  readonly tool: string;
  readonly finding: string;
  readonly fault: string;
  readonly parts: number;
}

export interface Statistics {
  readonly rows: readonly Row[];
  readonly reasons: readonly Reason[];
  readonly latencyStepNanos: number;
  readonly latencies: readonly number[];
}

export interface PastPart {
  readonly part: number;
  readonly wallMillis: number;
  readonly recipe: string;
  readonly revision: number;
  readonly verdict: "" | "pass" | "reject" | "unjudged";
  readonly label: string;
  readonly detail: string;
  readonly ending: string;
  readonly lane: number | null;
  readonly slipMm: number | null;
  readonly triggerToVerdictMillis: number | null;
  readonly origin: string;
}

export interface PastValue {
  readonly tool: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number | null;
}

export interface PartWish {
  readonly from: number;
  readonly to: number;
  readonly verdict: string;
  readonly fault: string;
  readonly recipe: string;
  readonly finding: string;
  readonly min: string;
  readonly max: string;
}

export interface KeptPicture {
  readonly view: string;
  readonly overlay: boolean;
}

export interface KeptPart {
  readonly part: number;
  readonly kind: string;
  readonly recipe: string;
  readonly revision: number;
  readonly wallMillis: number;
  readonly verdict: "pass" | "reject" | "unjudged";
  readonly label: string;
  readonly pictures: readonly KeptPicture[];
  readonly review: string;
}

/** Which parts are asked for that have to be held back; without a limit all that were let through. */
export interface HoldWish {
  readonly since: number;
  readonly until: number;
  readonly recipe?: string;
  readonly revision?: number;
  readonly limit?: string;
  readonly min?: string;
  readonly max?: string;
}

export interface Held {
  readonly looked: number;
  readonly leftAlone: number;
  readonly held: number;
  readonly spared: number;
  readonly stretches: readonly {
    readonly fromMillis: number;
    readonly toMillis: number;
    readonly parts: number;
  }[];
  readonly leftOut: Readonly<Record<string, number>>;
}

/** One entry of the audit trail. */
export interface Deed {
  readonly entry: number;
  readonly wallMillis: number;
  readonly kind: string;
  readonly who: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

/** Empty wishes are not said. */
function words(wish: Readonly<Record<string, string | number>>): string {
  const said = Object.entries(wish)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return said.length === 0 ? "" : `?${said.join("&")}`;
}

/** @param batch only its parts; of all where empty */
export const statistics = (by: By, from: number, to: number, batch = ""): Promise<Statistics> =>
  ask(`/statistics${words({ by, from, to, batch })}`);

export const places = (count: number, from: number, to: number): Promise<readonly Row[]> =>
  ask(`/statistics/places${words({ places: count, from, to })}`);

export const lanes = (from: number, to: number): Promise<readonly Lane[]> =>
  ask(`/statistics/lanes${words({ from, to })}`);

export const parts = (wish: PartWish, before: number | null, count: number): Promise<readonly PastPart[]> =>
  ask(`/parts${words({ ...wish, before: before ?? "", count })}`);

export const findings = (part: number): Promise<readonly PastValue[]> =>
  ask(`/parts/${part}/findings`);

export const kept = (kind: string, count: number): Promise<readonly KeptPart[]> =>
  ask(`/pictures${words({ kind, count })}`);

export const picturesOf = (part: number): Promise<KeptPart> => ask(`/pictures/${part}`);

export const pictureOf = (part: number, place: number): string =>
  `${BASE}/pictures/${part}/${place}`;

/** For lists of many. */
export const thumbOf = (part: number): string => `${pictureOf(part, 0)}?width=240`;

export const review = (part: number, said: string): Promise<object> =>
  post(`/pictures/${part}/review`, { review: said });

export const deeds = (
  from: number,
  to: number,
  before: number | null,
  count: number,
): Promise<readonly Deed[]> => ask(`/audit${words({ from, to, before: before ?? "", count })}`);

/** What the program was before, the newest first. */
export const updates = (): Promise<readonly Deed[]> => ask("/audit?what=program");

export const held = (wish: HoldWish): Promise<Held> => ask(`/hold${words({ ...wish })}`);
export const holdListOf = (wish: HoldWish): string => `${BASE}/hold/list${words({ ...wish })}`;

/** What people said of the newest removed parts. */
export interface Reviews {
  readonly removed: number;
  readonly confirmed: number;
  readonly good: number;
  readonly unsure: number;
  readonly falseRejects: Portion;
}

export const reviews = (): Promise<Reviews> => ask("/reviews");

/** Keeps the pictures of the next parts, whatever becomes of them. */
export const want = (count: number): Promise<object> =>
  post("/pictures/wanted", { parts: count, challenge: false });
