import type { ToolText } from "./recipetext.js";

export type Point = readonly [number, number];

/** Where a tool looks, in pixels of its view. */
export type Zone =
  | { readonly kind: "box"; readonly at: readonly number[] }
  | { readonly kind: "turned"; readonly at: readonly number[] }
  | { readonly kind: "ring"; readonly at: readonly number[] }
  | { readonly kind: "polygon"; readonly at: readonly number[] };

export interface Frame {
  readonly width: number;
  readonly height: number;
}

const KINDS = ["box", "turned", "ring", "polygon"] as const;
const SIDE_MIN = 4;

/** Of what is located the pattern; where it is looked for lies around it. */
export function zoneOf(tool: ToolText): Zone | null {
  const pattern = tool["pattern"];
  if (Array.isArray(pattern)) {
    return { kind: "box", at: pattern as readonly number[] };
  }
  for (const kind of KINDS) {
    const at = tool[kind];
    if (Array.isArray(at) && at.every((number) => typeof number === "number")) {
      return { kind, at: at as readonly number[] };
    }
  }
  return null;
}

/** @param frame of the tool's view, in pixels */
export function withZone(tool: ToolText, zone: Zone, frame: Frame): ToolText {
  const at = zone.at.map((number) => Math.round(number * 10) / 10);
  return "pattern" in tool
    ? { ...tool, pattern: at.map(Math.round), box: around(at.map(Math.round), frame) }
    : { ...tool, [zone.kind]: at };
}

/** A pattern may lie off its place by half of its size. */
export function around([x = 0, y = 0, w = 0, h = 0]: readonly number[], frame: Frame): readonly number[] {
  const left = Math.max(0, Math.round(x - w / 2));
  const top = Math.max(0, Math.round(y - h / 2));
  const right = Math.min(frame.width, Math.round(x + 1.5 * w));
  const bottom = Math.min(frame.height, Math.round(y + 1.5 * h));
  return [left, top, right - left, bottom - top];
}

const num = (zone: Zone, i: number): number => zone.at[i] ?? 0;

/** The outline to draw; of a ring its outer border is drawn by itself. */
export function cornersOf(zone: Zone): readonly Point[] {
  switch (zone.kind) {
    case "box": {
      const [x, y, w, h] = [num(zone, 0), num(zone, 1), num(zone, 2), num(zone, 3)];
      return [[x, y], [x + w, y], [x + w, y + h], [x, y + h]];
    }
    case "turned": {
      const [cx, cy, w, h] = [num(zone, 0), num(zone, 1), num(zone, 2), num(zone, 3)];
      const angle = (num(zone, 4) * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const corner = (dx: number, dy: number): Point => [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
      return [corner(-w / 2, -h / 2), corner(w / 2, -h / 2), corner(w / 2, h / 2), corner(-w / 2, h / 2)];
    }
    case "ring":
      return [];
    case "polygon":
      return zone.at.flatMap((x, i): Point[] => (i % 2 === 0 ? [[x, num(zone, i + 1)]] : []));
  }
}

/** Where a finger can take hold of it, besides its inside. */
export function handlesOf(zone: Zone): readonly Point[] {
  switch (zone.kind) {
    case "box":
    case "polygon":
      return cornersOf(zone);
    case "turned":
      return [cornersOf(zone)[1] ?? [0, 0], cornersOf(zone)[2] ?? [0, 0]];
    case "ring":
      return [[num(zone, 0) + num(zone, 2), num(zone, 1)], [num(zone, 0) + num(zone, 3), num(zone, 1)]];
  }
}

/** The handle that a finger beside some of them means; -1 where it is nearer to the middle of the zone. */
export function nearest(zone: Zone, [x, y]: Point): number {
  const handles = handlesOf(zone);
  const corners = zone.kind === "ring" ? [] : cornersOf(zone);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  const middle: Point = corners.length === 0 ? [num(zone, 0), num(zone, 1)] : [mean(0), mean(1)];
  const away = [...handles, middle].map(([px, py]) => Math.hypot(px - x, py - y));
  const closest = away.indexOf(Math.min(...away));
  return closest === handles.length ? -1 : closest;
}

export function moved(zone: Zone, dx: number, dy: number): Zone {
  switch (zone.kind) {
    case "polygon":
      return { ...zone, at: zone.at.map((value, i) => value + (i % 2 === 0 ? dx : dy)) };
    case "box":
    case "turned":
    case "ring":
      return { ...zone, at: [num(zone, 0) + dx, num(zone, 1) + dy, ...zone.at.slice(2)] };
  }
}

/** One handle pulled to a place. */
export function pulled(zone: Zone, handle: number, [px, py]: Point): Zone {
  switch (zone.kind) {
    case "box":
      return pulledBox(zone, handle, px, py);
    case "turned":
      return handle === 0 ? turnedTo(zone, px, py) : sizedTo(zone, px, py);
    case "ring": {
      const radius = Math.hypot(px - num(zone, 0), py - num(zone, 1));
      const inner = handle === 0 ? Math.min(radius, num(zone, 3) - SIDE_MIN) : num(zone, 2);
      const outer = handle === 1 ? Math.max(radius, num(zone, 2) + SIDE_MIN) : num(zone, 3);
      return { ...zone, at: [num(zone, 0), num(zone, 1), Math.max(0, inner), outer] };
    }
    case "polygon":
      return {
        ...zone,
        at: zone.at.map((value, i) => (Math.floor(i / 2) !== handle ? value : i % 2 === 0 ? px : py)),
      };
  }
}

function pulledBox(zone: Zone, handle: number, px: number, py: number): Zone {
  const corners = cornersOf(zone);
  const [fx, fy] = corners[(handle + 2) % 4] ?? [0, 0];
  const x = Math.min(px, fx);
  const y = Math.min(py, fy);
  const at = [x, y, Math.max(SIDE_MIN, Math.abs(px - fx)), Math.max(SIDE_MIN, Math.abs(py - fy))];
  return { ...zone, at };
}

/** The corner at the right above follows the finger around the centre. */
function turnedTo(zone: Zone, px: number, py: number): Zone {
  const [cx, cy, w, h] = [num(zone, 0), num(zone, 1), num(zone, 2), num(zone, 3)];
  const straight = Math.atan2(-h / 2, w / 2);
  const degrees = ((Math.atan2(py - cy, px - cx) - straight) * 180) / Math.PI;
  return { ...zone, at: [cx, cy, w, h, ((degrees + 540) % 360) - 180] };
}

function sizedTo(zone: Zone, px: number, py: number): Zone {
  const [cx, cy, , , degrees] = [num(zone, 0), num(zone, 1), 0, 0, num(zone, 4)];
  const angle = (-degrees * Math.PI) / 180;
  const [dx, dy] = [px - cx, py - cy];
  const w = 2 * Math.abs(dx * Math.cos(angle) - dy * Math.sin(angle));
  const h = 2 * Math.abs(dx * Math.sin(angle) + dy * Math.cos(angle));
  return { ...zone, at: [cx, cy, Math.max(SIDE_MIN, w), Math.max(SIDE_MIN, h), degrees] };
}

/** No part of it outside of the frame, as far as that can be had by moving. */
export function inside(zone: Zone, width: number, height: number): Zone {
  if (zone.kind !== "box") {
    return zone;
  }
  const w = Math.min(num(zone, 2), width);
  const h = Math.min(num(zone, 3), height);
  const x = Math.max(0, Math.min(num(zone, 0), width - w));
  const y = Math.max(0, Math.min(num(zone, 1), height - h));
  return { ...zone, at: [x, y, w, h].map(Math.round) };
}
