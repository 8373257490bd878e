import { trial, type RecipeRef, type RecipeText, type Trial } from "./recipetext.js";

/** Tries a recipe on pictures, one after the other; a change of it ends what is still to be tried. */
export class Trials {
  /** By the number of the part. */
  results: ReadonlyMap<number, Trial> = new Map();
  /** Why the station cannot try it, in its words; empty when it can. */
  problem = "";
  private recipe: RecipeText | null = null;
  private waiting: number[] = [];
  private busy = false;

  constructor(private readonly changed: () => void) {}

  /** The pictures in this order; the answers to another recipe are forgotten. */
  ask(base: RecipeRef, recipe: RecipeText, parts: readonly number[]): void {
    if (recipe !== this.recipe) {
      this.recipe = recipe;
      this.results = new Map();
    }
    this.waiting = [...parts];
    void this.work(base);
  }

  stop(): void {
    this.waiting = [];
  }

  private async work(base: RecipeRef): Promise<void> {
    if (this.busy) {
      return; // whoever works sees what waits now
    }
    this.busy = true;
    for (let part = this.waiting.shift(); part !== undefined; part = this.waiting.shift()) {
      await this.one(base, part);
      this.changed();
    }
    this.busy = false;
  }

  private async one(base: RecipeRef, part: number): Promise<void> {
    const recipe = this.recipe;
    if (recipe === null) {
      return;
    }
    try {
      const result = await trial(base, recipe, part);
      if (recipe === this.recipe) {
        this.problem = "";
        this.results = new Map([...this.results, [part, result]]);
      }
    } catch (error) {
      if (recipe === this.recipe) {
        this.problem = error instanceof Error ? error.message : String(error);
        this.waiting = [];
      }
    }
  }
}
