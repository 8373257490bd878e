import type { WholeLine } from "./neighbours.js";
import type { Part, RecipeChoice, Shadow, ToolReport } from "./protocol.js";

export const BASE = "/api/v1";

/** One sentence of the station, or of the browser when the station cannot be reached. */
export class Refused extends Error {
  /**
   * @param status 401: somebody has to sign on; 403: somebody else
   * @param looking whether nothing but a look was refused, which the screen may have taken by itself
   * @param code for which a language has words; empty for none
   * @param detail a number or a name in them
   */
  constructor(
    sentence: string,
    readonly status: number,
    readonly looking: boolean,
    readonly code = "",
    readonly detail = "",
  ) {
    super(sentence);
  }
}

export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(BASE + path, init);
  const body = (await answer.json()) as T & { error?: string; code?: string; detail?: string };
  if (!answer.ok) {
    const sentence = body.error ?? `${path}: ${answer.status}`;
    throw new Refused(sentence, answer.status, init?.method === undefined, body.code, body.detail);
  }
  return body;
}

/** @param signature of whoever vouches for it; empty where none is needed */
export function post<T = object>(path: string, body: object, signature = ""): Promise<T> {
  const signed = signature === "" ? {} : { "Linewarden-Signature": signature };
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...signed },
    body: JSON.stringify(body),
  });
}

export const recipes = (): Promise<readonly RecipeChoice[]> => ask("/recipes");
export const rejects = (): Promise<readonly Part[]> => ask("/rejects");
export const start = (): Promise<object> => post("/start", {});
export const part = (): Promise<object> => post("/part", {});
export const batch = (name: string): Promise<object> => post("/batch", { name });
export const stop = (): Promise<object> => post("/stop", {});
/** `why` may be empty unless the station asks for it. */
export const choose = (
  id: string,
  revision: number,
  why: string,
  signature: string,
): Promise<object> =>
  post(`/recipe?why=${encodeURIComponent(why)}`, { id, revision }, signature);

export const tools = (): Promise<readonly ToolReport[]> => ask("/tools");
export const draft = (): Promise<Shadow> => ask("/draft");
export const follow = (id: string, revision: number): Promise<object> =>
  post("/draft", { id, revision, limits: [] });
export const drop = (): Promise<object> => post("/draft/drop", {});
/** @param deed of the draft that was looked at: no other one goes live */
export const promote = (deed: string, why: string, signature: string): Promise<object> =>
  post("/draft/promote", { deed, why }, signature);

export const imageOf = (part: number): string => `${BASE}/rejects/${part}/image`;
export const goodOf = (part: number): string => `${BASE}/rejects/${part}/good`;
export const thumbnailOf = (part: number): string => `${BASE}/rejects/${part}/thumbnail`;
export const alarmPictureOf = (part: number): string => `${BASE}/alarms/${part}/picture`;
export const disagreedOf = (part: number): string => `${BASE}/draft/${part}/image`;

/** What is asked for while recipes are looked at. */
export interface RecipeDesk {
  readonly choices: readonly RecipeChoice[];
  readonly tools: readonly ToolReport[];
  readonly shadow: Shadow;
}

export async function desk(): Promise<RecipeDesk> {
  const [choices, reports, shadow] = await Promise.all([recipes(), tools(), draft()]);
  return { choices, tools: reports, shadow };
}

/** What the machine is, and how much of it is left. */
export interface About {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}
export const neighbours = (): Promise<WholeLine> => ask("/neighbours");
export const about = (): Promise<About> => ask("/about");
