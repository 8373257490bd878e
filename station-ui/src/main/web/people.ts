import { ask, post } from "./api.js";

/** As whom the screen is used, and what that person may. */
export interface Me {
  readonly name: string;
  readonly role: string;
  readonly local: boolean;
  readonly rights: readonly string[];
  readonly firstCode: string;
  readonly names: readonly string[];
  readonly releaseNeeds: "reason" | "signature" | "four_eyes";
}

export interface User {
  readonly name: string;
  readonly role: string;
  readonly password: boolean;
  readonly pin: boolean;
  readonly badge: boolean;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly untilMillis: number;
}

export const ROLES = ["operator", "engineer", "quality", "admin", "service"] as const;

const of = (name: string): string => `/users/${encodeURIComponent(name)}`;

export const me = (): Promise<Me> => ask("/me");
export const active = (): Promise<Me> => post("/me/active", {});
export const signOn = (name: string, secret: string): Promise<Me> =>
  post("/sign-on", { name, secret });
export const signOnByBadge = (badge: string): Promise<Me> => post("/sign-on/badge", { badge });
export const first = (code: string, name: string, secret: string): Promise<Me> =>
  post("/sign-on/first", { code, name, secret });
export const signOff = (): Promise<Me> => post("/sign-off", {});
/** @param deed what it is for: it is good for nothing else */
export const sign = (name: string, secret: string, deed: string): Promise<{ readonly signature: string }> =>
  post("/signature", { name, secret, deed });

export const changeSecret = (old: string, secret: string): Promise<object> =>
  post("/me/secret", { old, secret });

export const users = (): Promise<readonly User[]> => ask("/users");
export const add = (name: string, role: string, secret: string): Promise<object> =>
  post("/users", { name, role, secret });
export const giveRole = (name: string, role: string): Promise<object> =>
  post(`${of(name)}/role`, { role, why: "" });
export const giveSecret = (name: string, secret: string): Promise<object> =>
  post(`${of(name)}/secret`, { secret });
export const giveBadge = (name: string, badge: string): Promise<object> =>
  post(`${of(name)}/badge`, { badge });
export const remove = (name: string): Promise<object> => post(`${of(name)}/remove`, { why: "" });

export const tokens = (): Promise<readonly Token[]> => ask("/tokens");
export const issue = (
  name: string,
  role: string,
  days: number,
): Promise<{ readonly token: string }> => post("/tokens", { name, role, days });
export const revoke = (id: string): Promise<object> => post(`/tokens/${id}/revoke`, {});
