import type { AlarmKind } from "./alarmwords.js";
import { ask, post } from "./api.js";

/** One wire of the station and how it stands: the same names as in openapi.yaml. */
export interface Wire {
  readonly name: string;
  readonly input: boolean;
  readonly place: string;
  readonly activeLow: boolean;
  /** null: nothing was heard of it yet. */
  readonly on: boolean | null;
  readonly lastWallMillis: number | null;
  readonly edges: number;
  readonly edgesPerMinute: number;
  readonly holdOn: boolean;
  readonly holdOff: boolean;
  readonly faults: readonly string[];
}

export interface Wires {
  readonly wires: readonly Wire[];
  /** Why no output can be held by hand now. */
  readonly barred: "" | "line_runs" | "made_safe";
}

export const wires = (): Promise<Wires> => ask("/io");
export const hold = (output: string, on: boolean): Promise<object> =>
  post("/io/hold", { output, on });
export const renew = (): Promise<object> => post("/io/renew", {});
export const release = (): Promise<object> => post("/io/release", {});

/** What a person has to see to. */
export interface Alarm {
  readonly id: string;
  readonly kind: AlarmKind;
  /** Of the station itself, in English. */
  readonly words: string;
  readonly sinceWallMillis: number;
  readonly count: number;
  readonly ends: "by_start" | "by_person" | "by_itself";
  /** It is about this one, and there is a picture of it. */
  readonly part: number | null;
}

/** An alarm that came, and perhaps went. */
export interface Logged {
  readonly kind: AlarmKind;
  readonly words: string;
  readonly cameWallMillis: number;
  /** null: it stands. */
  readonly wentWallMillis: number | null;
  /** Empty: it ended by itself, or stands. */
  readonly who: string;
}

export const alarmLog = (): Promise<readonly Logged[]> => ask("/alarms");
export const clear = (id: string): Promise<object> => post("/alarms/clear", { id });

/** How sharp and how bright a live picture is. */
export interface Focus {
  readonly view: string;
  readonly part: number;
  readonly sharpness: number;
  readonly mean: number;
  readonly dark: number;
  readonly bright: number;
  readonly histogram: readonly number[];
}

export const focus = (): Promise<readonly Focus[]> => ask("/cameras/focus");

/** A picture that shows no part. */
export interface TestPicture {
  readonly focus: Focus;
  readonly width: number;
  readonly height: number;
  /** In base64. */
  readonly jpeg: string;
}

export const testPicture = (
  view: string,
  light: Readonly<Partial<Record<SettingName, number>>>,
): Promise<TestPicture> => post("/cameras/picture", { view, light });

/** What can be set at a camera, and what it allows. */
export interface Setting {
  readonly what: SettingName;
  readonly value: string;
  readonly unit: string;
  /** null: the camera names no bound. */
  readonly min: number | null;
  readonly max: number | null;
}

export type SettingName =
  | "exposure_us"
  | "gain"
  | "width"
  | "height"
  | "x"
  | "y"
  | "pixel_format"
  | "trigger";
