import { Access } from "./access.js";
import * as api from "./api.js";
import { Language, type LanguageCode } from "./language.js";
import type { Drafted, LivePart, Part, RecipeChoice, Status } from "./protocol.js";
import type { Draft } from "./recipetext.js";

/** How long a reject stays big, so that nobody misses it at ten parts a second. */
export const HOLD_MILLIS = 1_500;
const PROBLEM_MILLIS = 8_000;
const RATE_POINTS = 300;
const LOOK_KEY = "linewarden.look";
const DESK_MILLIS = 1_000;

/** A part with its decoded picture: drawn together or not at all. */
export interface Shown {
  readonly part: Part;
  readonly picture: ImageBitmap | null;
  readonly held: boolean;
}

export type Dialog =
  | { readonly kind: "none" }
  | { readonly kind: "faults" }
  | { readonly kind: "cameras" }
  | { readonly kind: "access" }
  | { readonly kind: "users" }
  | { readonly kind: "batch" }
  | { readonly kind: "recipes"; readonly desk: api.RecipeDesk }
  | { readonly kind: "reject"; readonly part: Part };

/** All that the screen knows. Whoever draws is told of every change. */
export class Store {
  contact: "connecting" | "there" | "lost" = "connecting";
  status: Status | null = null;
  shown: Shown | null = null;
  rejects: readonly Part[] = [];
  dialog: Dialog = { kind: "none" };
  problem = "";
  language = Language.remembered();
  /** Dark for the panel on the line, unless somebody wants it otherwise on his. */
  look: "dark" | "light" = localStorage.getItem(LOOK_KEY) === "light" ? "light" : "dark";
  /** Why a recipe is to be used, as it is being typed. */
  why = "";
  /** The next batch's name, as it is being typed. */
  batch = "";
  /** The recipe that is being changed and was not kept yet. */
  draft: Draft | null = null;
  /** Parts per minute, one a second, oldest first. */
  readonly rates: number[] = [];

  private waiting: LivePart | null = null;
  private decoding = false;
  private heldUntil = 0;
  private problemTimer = 0;
  private rejectsKnown = -1;
  /** What this screen was loaded from. */
  private frontEnd = "";
  private rateAt = 0;
  private deskTimer = 0;

  /** Who uses the screen. */
  readonly access: Access;

  constructor(private readonly changed: () => void) {
    this.access = new Access(
      changed,
      (kind) => this.open({ kind }),
      () => this.dialog.kind === "access",
      (error) => this.language.refusal(error),
    );
    void this.access.look();
  }

  onContact(there: boolean): void {
    this.contact = there ? "there" : "lost";
    this.rejectsKnown = -1;
    this.changed();
    void this.access.look();
  }

  onStatus(status: Status): void {
    this.status = status;
    this.keepUp(status.frontEnd);
    const now = performance.now();
    if (now - this.rateAt >= 1_000) {
      this.rateAt = now;
      this.rates.push(status.partsPerMinute);
      if (this.rates.length > RATE_POINTS) {
        this.rates.shift();
      }
    }
    if (status.rejectsNewest !== this.rejectsKnown) {
      this.rejectsKnown = status.rejectsNewest;
      void this.fetchRejects();
    }
    this.changed();
  }

  /** After an update of the station the panel, which has no keyboard, loads itself anew. */
  private keepUp(frontEnd: string): void {
    this.frontEnd ||= frontEnd;
    if (frontEnd !== this.frontEnd && this.draft === null) {
      location.reload();
    }
  }

  /** While a reject is held, passes wait: the newest one is shown when the hold ends. */
  onLive(live: LivePart): void {
    const urgent = live.part.verdict !== "pass";
    if (urgent || this.waiting === null || this.waiting.part.verdict === "pass") {
      this.waiting = live;
    }
    void this.showNext();
  }

  private async showNext(): Promise<void> {
    const live = this.waiting;
    const holding = performance.now() < this.heldUntil;
    if (live === null || this.decoding || (holding && live.part.verdict === "pass")) {
      return;
    }
    this.waiting = null;
    this.decoding = true;
    const picture = live.jpeg === null ? null : await decode(live.jpeg);
    this.decoding = false;
    this.show(live.part, picture);
    void this.showNext();
  }

  private show(part: Part, picture: ImageBitmap | null): void {
    const old = this.shown?.picture;
    const held = part.verdict !== "pass";
    this.shown = { part, picture, held };
    if (held) {
      this.heldUntil = performance.now() + HOLD_MILLIS;
      setTimeout(() => this.release(part), HOLD_MILLIS);
    }
    this.changed();
    old?.close();
  }

  private release(part: Part): void {
    if (this.shown?.part === part) {
      this.shown = { ...this.shown, held: false };
      this.changed();
      void this.showNext();
    }
  }

  start(): void {
    void this.attempt(api.start());
  }

  part(): void {
    void this.attempt(api.part());
  }

  stop(): void {
    void this.attempt(api.stop());
  }

  openBatch(): void {
    this.batch = "";
    this.open({ kind: "batch" });
  }

  nameBatch(name: string): void {
    this.batch = name;
    this.changed();
  }

  /** Empty: the batch ends, and none begins. */
  beginBatch(name: string): void {
    this.close();
    void this.attempt(api.batch(name));
  }

  choose(choice: RecipeChoice): void {
    const why = this.why;
    this.close();
    this.access.release({
      key: `${choice.id} r${choice.revision}`,
      words: `${choice.name}, ${this.language.words.revision(choice.revision)}`,
      done: (signature) => void this.attempt(api.choose(choice.id, choice.revision, why, signature)),
    });
  }

  follow(choice: RecipeChoice): void {
    void this.attempt(api.follow(choice.id, choice.revision));
  }

  drop(): void {
    void this.attempt(api.drop());
  }

  promote(draft: Drafted): void {
    const why = this.why;
    const words = this.language.words;
    this.close();
    this.access.release({
      key: draft.deed,
      words: `${words.promote}: ${draft.base}${draft.changed ? ` (${words.editor.changed})` : ""}`,
      done: (signature) => void this.attempt(api.promote(draft.deed, why, signature)),
    });
  }

  openRecipes(): void {
    clearInterval(this.deskTimer);
    this.why = "";
    void this.attempt(
      api.desk().then((desk) => {
        this.open({ kind: "recipes", desk });
        this.deskTimer = window.setInterval(() => this.refreshDesk(), DESK_MILLIS);
      }),
    );
  }

  private refreshDesk(): void {
    if (this.dialog.kind !== "recipes") {
      clearInterval(this.deskTimer);
      return;
    }
    void this.attempt(
      api.desk().then((desk) => {
        // It may have been closed while the station was asked.
        if (this.dialog.kind === "recipes") {
          this.open({ kind: "recipes", desk });
        }
      }),
    );
  }

  open(dialog: Dialog): void {
    this.dialog = dialog;
    this.changed();
  }

  close(): void {
    this.open({ kind: "none" });
  }

  switchLook(): void {
    this.look = this.look === "dark" ? "light" : "dark";
    localStorage.setItem(LOOK_KEY, this.look);
    this.changed();
  }

  speak(code: LanguageCode): void {
    this.language = new Language(code);
    this.language.remember();
    this.changed();
  }

  private async fetchRejects(): Promise<void> {
    await this.attempt(
      api.rejects().then((parts) => {
        this.rejects = parts;
        this.changed();
      }),
    );
  }

  /** Says what the station refused; whoever asks goes on. */
  async attempt(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      // A station that cannot be reached is told by the banner already.
      if (error instanceof api.Refused && (error.status === 401 || error.status === 403)) {
        void this.access.look();
        const refusal = this.language.refusal(error);
        if (!this.access.demand(refusal, error.looking)) {
          this.tell(refusal);
        }
      } else if (error instanceof api.Refused) {
        this.tell(this.language.refusal(error));
      }
    }
  }

  tell(problem: string): void {
    this.problem = problem;
    clearTimeout(this.problemTimer);
    this.problemTimer = window.setTimeout(() => {
      this.problem = "";
      this.changed();
    }, PROBLEM_MILLIS);
    this.changed();
  }
}

/** A picture that cannot be decoded is shown as none. */
async function decode(jpeg: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(jpeg);
  } catch {
    return null;
  }
}
