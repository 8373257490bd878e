/** What the station sends: the same names as in openapi.yaml. */
import type { AlarmKind } from "./alarmwords.js";
import type { Alarm, Setting } from "./maintenance.js";

export type Verdict = "pass" | "reject" | "unjudged";
export type LineState = "stopped" | "running" | "faulted";
export type Mark = "good" | "bad" | "blind" | "free";

export interface Finding {
  /** Number of the view it was found in. */
  readonly view: number;
  readonly tool: string;
  readonly name: string;
  readonly unit: string;
  /** null: the tool could not tell. */
  readonly value: number | null;
  /** What was read; empty for what is no text. */
  readonly text: string;
  /** null: no bound on this side. */
  readonly min: number | null;
  readonly max: number | null;
  readonly fault: string;
  readonly mark: Mark;
  /** Region in pixels of the view; empty without one. */
  readonly corners: readonly (readonly [number, number])[];
}

/** A camera and how the link to it is doing. */
export interface Camera {
  /** Empty where there is only one. */
  readonly view: string;
  readonly name: string;
  /** Why it takes no pictures at the moment; empty when it does. */
  readonly trouble: string;
  readonly readings: readonly Reading[];
  /** What is to be done about the link, one sentence each. */
  readonly advice: readonly string[];
  /** As the camera has them; empty where it names none. */
  readonly settings: readonly Setting[];
}

export interface Reading {
  readonly what: Measure;
  readonly value: number;
  /** Empty for a count. */
  readonly unit: string;
}

export type Measure =
  | "frames"
  | "frames_incomplete"
  | "frames_skipped"
  | "frames_late"
  | "frames_without_buffer"
  | "packets_missing"
  | "packets_resent"
  | "packet_size"
  | "link_speed"
  | "socket_buffer"
  | "temperature";

/** Where a camera's view of the part lies in the picture, in pixels of its frame. */
export interface Tile {
  /** Empty where there is only one view. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether its frame came. */
  readonly picture: boolean;
}

export interface Part {
  readonly kind: "part";
  readonly part: number;
  readonly verdict: Verdict;
  readonly label: string;
  readonly detail: string;
  readonly recipe: string;
  readonly wallMillis: number;
  readonly width: number;
  readonly height: number;
  readonly picture: boolean;
  readonly views: readonly Tile[];
  readonly findings: readonly Finding[];
  readonly findingsLeftOut: number;
  readonly triggerToVerdictMillis: number | null;
  readonly frameToVerdictMillis: number | null;
  /** The good part of the same recipe that was seen before a removed one; 0 without. */
  readonly goodPart: number;
}

export interface Tick {
  readonly part: number;
  readonly verdict: "p" | "r" | "u";
  readonly label: string;
}

export interface Latency {
  readonly count: number;
  readonly p50Millis: number;
  readonly p99Millis: number;
  readonly p999Millis: number;
  readonly maxMillis: number;
}

export interface Fault {
  readonly source: string;
  readonly what: string;
  readonly detail: string;
  readonly count: number;
  readonly firstWallMillis: number;
  readonly lastWallMillis: number;
  readonly kind: AlarmKind;
}

export interface Ledger {
  readonly triggered: number;
  readonly passed: number;
  readonly removed: number;
  readonly notRemoved: number;
  readonly interrupted: number;
  readonly inFlight: number;
  readonly unaccounted: number;
}

export interface Counts {
  readonly passed: number;
  readonly rejected: number;
  readonly unjudged: number;
  readonly labels: Readonly<Record<string, number>>;
}

/** Where a model of the recipe in use runs. */
export interface ModelPlace {
  readonly model: string;
  readonly provider: "cpu" | "cuda" | "tensorrt";
  /** Why it does not run on a faster one; empty where there is none. */
  readonly why: string;
}

/** One of the plant's systems that the station tells. */
export interface Sink {
  readonly name: string;
  readonly place: string;
  readonly state: "connected" | "catching_up" | "offline" | "closed";
  readonly sinceWallMillis: number;
  /** The last that went wrong, in words; empty for none. */
  readonly error: string;
  readonly backlog: number;
  readonly sent: number;
  readonly sentPerSecond: number;
  readonly errors: number;
  readonly bytes: number;
  /** Of the bytes that the cameras sent; null before the first picture. */
  readonly bytesShare: number | null;
  /** Until the ledger has to let go of what it does not have; null while that is not in sight. */
  readonly hoursLeft: number | null;
}

/** Of the line's state; `words` in English. */
export type Why = { readonly words: string } & (
  | { readonly kind: "not_started" }
  | { readonly kind: "started" | "stopped"; readonly who: string }
  | { readonly kind: "recipe_chosen"; readonly recipe: string; readonly who: string }
  | { readonly kind: "trouble"; readonly alarm: AlarmKind }
);

export interface Status {
  readonly kind: "status";
  readonly station: string;
  /** All cameras in one line. */
  readonly camera: string;
  readonly cameras: readonly Camera[];
  readonly state: LineState;
  readonly why: Why;
  readonly recipe: { readonly id: string; readonly revision: number; readonly name: string };
  readonly batch: string;
  readonly models: readonly ModelPlace[];
  readonly ledger: Ledger;
  readonly counts: Counts;
  readonly partsPerMinute: number;
  readonly triggerToVerdict: Latency;
  readonly frameToVerdict: Latency;
  readonly deadlineMillis: number;
  readonly faults: readonly Fault[];
  readonly upstream: string;
  readonly sinks: readonly Sink[];
  readonly busy: boolean;
  readonly byHand: boolean;
  readonly heartbeats: number;
  readonly notice: string;
  readonly wallMillis: number;
  readonly ticks: readonly Tick[];
  readonly rejectsNewest: number;
  readonly notRemovedParts: readonly number[];
  /** What stops the line comes first. */
  readonly alarms: readonly Alarm[];
  /** The output that somebody holds by hand; null for none. */
  readonly held: {
    readonly output: string;
    readonly on: boolean;
    readonly who: string;
    readonly leftMillis: number;
  } | null;
  /** Which files the station has for this screen. */
  readonly frontEnd: string;
}

export interface RecipeChoice {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly problem: string;
  readonly usable: boolean;
}

/** One tool of the recipe in use: what it took, and what it said of the newest part. */
export interface ToolReport {
  readonly name: string;
  readonly kind: string;
  readonly nowMillis: number;
  readonly minMillis: number;
  readonly maxMillis: number;
  readonly why: readonly string[];
}

/** A share with its interval at 95 %. */
export interface Portion {
  readonly seen: number | null;
  readonly low: number;
  readonly high: number;
}

export interface Said {
  readonly verdict: Verdict;
  readonly label: string;
  readonly why: readonly string[];
}

/** A part on which the draft would have decided otherwise. */
export interface Disagreement {
  readonly part: number;
  readonly live: Said;
  readonly draft: Said;
  readonly picture: boolean;
}

/** What looks at the parts beside the recipe in use, and decides nothing. */
export interface Drafted {
  readonly base: string;
  readonly changed: boolean;
  /** What somebody signs who stands for it. */
  readonly deed: string;
  readonly live: string;
  readonly former: boolean;
  readonly compared: number;
  readonly agreed: number;
  readonly onlyLivePasses: number;
  readonly onlyDraftPasses: number;
  readonly skipped: number;
  readonly disagreement: Portion;
  readonly draftRemoves: Portion;
  readonly liveRemoves: Portion;
}

/** And on what the two disagreed. */
export interface Shadow {
  readonly running: boolean;
  readonly draft: Drafted | null;
  readonly disagreements: readonly Disagreement[];
}

/** A judged part and its JPEG; null when there was no frame. */
export interface LivePart {
  readonly part: Part;
  readonly jpeg: Blob | null;
}

const LENGTH_BYTES = 4;

/** Header length (4 bytes, big end first), header as JSON, picture. */
export function decodeLive(message: ArrayBuffer): LivePart {
  const length = new DataView(message).getUint32(0);
  const header = new Uint8Array(message, LENGTH_BYTES, length);
  const part = JSON.parse(new TextDecoder().decode(header)) as Part;
  const picture = new Uint8Array(message, LENGTH_BYTES + length);
  const jpeg = picture.length > 0 ? new Blob([picture], { type: "image/jpeg" }) : null;
  return { part, jpeg };
}
