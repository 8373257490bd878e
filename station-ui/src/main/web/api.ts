import type { Part, RecipeChoice } from "./protocol.js";

const BASE = "/api/v1";

/** One sentence of the station, or of the browser when the station cannot be reached. */
export class Refused extends Error {}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(BASE + path, init);
  const body = (await answer.json()) as T & { error?: string };
  if (!answer.ok) {
    throw new Refused(body.error ?? `${path}: ${answer.status}`);
  }
  return body;
}

function post(path: string, body: object): Promise<object> {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const recipes = (): Promise<readonly RecipeChoice[]> => ask("/recipes");
export const rejects = (): Promise<readonly Part[]> => ask("/rejects");
export const start = (): Promise<object> => post("/start", {});
export const part = (): Promise<object> => post("/part", {});
export const stop = (): Promise<object> => post("/stop", {});
export const choose = (id: string, revision: number): Promise<object> =>
  post("/recipe", { id, revision });

export const imageOf = (part: number): string => `${BASE}/rejects/${part}/image`;
export const thumbnailOf = (part: number): string => `${BASE}/rejects/${part}/thumbnail`;
