import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { editorView } from "./editorview.js";
import { PageElement } from "./pageelement.js";
import * as past from "./past.js";
import {
  emptied,
  frameOf,
  freeName,
  idOf,
  keep,
  outlook,
  outlookKey,
  recipeText,
  withLimit,
  withTool,
  type LimitText,
  type Outlook,
  type RecipeRef,
  type RecipeText,
  type ToolText,
  type ValueBand,
} from "./recipetext.js";
import { canBeTaught, taught } from "./teaching.js";
import { newTool, type ToolKind } from "./toolkinds.js";
import { Trials } from "./trials.js";
import type { ZoneDetail } from "./zonelayer.js";

const SAMPLES_A_KIND = 12;
const KINDS = ["requested", "reject", "borderline", "sample", "challenge"] as const;
const TRIAL_MILLIS = 250;
const UNDO_MAX = 50;

/** One recipe being changed: drawn on kept pictures, tried at once, kept as a revision. */
export class Editor extends PageElement {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    base: { attribute: false },
    fresh: { attribute: false },
  };

  declare base: RecipeRef;
  /** What a new recipe is called, made over the views of the base; empty to change the base. */
  declare fresh: string;
  stored: RecipeText | null = null;
  recipe: RecipeText | null = null;
  undo: readonly RecipeText[] = [];
  chosen = "";
  samples: readonly past.KeptPart[] = [];
  sample: number | null = null;
  readonly trials = new Trials(() => this.requestUpdate());
  why = "";
  palette = false;
  /** What limits where they are now would have done, by what they say. */
  outlooks: ReadonlyMap<string, Outlook> = new Map();
  /** Where the values of the past lay: the same wherever a limit is. */
  bands: readonly ValueBand[] = [];
  private asking = false;
  private timer = 0;

  constructor() {
    super();
    this.fresh = "";
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.trials.stop();
    super.disconnectedCallback();
  }

  protected override load(): void {
    const draft = this.store.draft;
    if (draft === null) {
      this.begin();
    } else {
      this.stored = draft.stored;
      this.recipe = draft.recipe;
      this.undo = draft.undo;
      this.why = draft.why;
      this.choose(draft.chosen);
    }
    this.loadSamples();
  }

  private begin(): void {
    this.ask(recipeText(this.base), (stored) => {
      const recipe = this.fresh === "" ? stored : emptied(stored, idOf(this.fresh), this.fresh);
      this.palette = this.fresh !== "";
      this.stored = recipe;
      this.recipe = recipe;
      this.choose(recipe.tools[0]?.name ?? "");
      this.tryLater();
    });
  }

  /** Whoever leaves the page finds his changes when he comes back; an answer that comes after he left changes nothing. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { base, fresh, stored, recipe, undo, chosen, why } = this;
    if (this.isConnected && stored !== null && recipe !== null) {
      this.store.draft = recipe === stored ? null : { base, fresh, stored, recipe, undo, chosen, why };
    }
  }

  private loadSamples(): void {
    this.ask(Promise.all(KINDS.map((kind) => past.kept(kind, SAMPLES_A_KIND))), (kinds) => {
      this.samples = kinds.flat().filter((part) => part.pictures.some((picture) => !picture.overlay));
      this.sample ??= this.samples[0]?.part ?? null;
      this.tryLater();
    });
  }

  protected override render(): TemplateResult {
    return editorView(this);
  }

  choose(tool: string): void {
    this.chosen = tool;
    this.requestUpdate();
    this.askForThePast();
  }

  /** What the line has seen of the chosen tool's limits, one after the other: each looks at all parts. */
  private askForThePast(): void {
    const limits = this.recipe?.limits ?? [];
    const known = new Set(limits.map((limit) => outlookKey(this.base, limit)));
    this.outlooks = new Map([...this.outlooks].filter(([key]) => known.has(key)));
    const next = limits.find(
      (limit) =>
        limit.tool === this.chosen && this.isStored(limit) && !this.outlooks.has(outlookKey(this.base, limit)),
    );
    if (next !== undefined && !this.asking) {
      this.askOutlook(next);
    }
  }

  private isStored(limit: LimitText): boolean {
    const { tool, finding, fault } = limit;
    const stored = this.stored?.limits ?? [];
    return stored.some((was) => was.tool === tool && was.finding === finding && was.fault === fault);
  }

  private askOutlook(limit: LimitText): void {
    const key = outlookKey(this.base, limit);
    this.asking = true;
    const answer = outlook(this.base, limit).finally(() => {
      this.asking = false;
    });
    this.ask(answer, (found) => {
      this.outlooks = new Map([...this.outlooks, [key, found]]);
      this.bands = found.bands;
      this.askForThePast(); // what was moved meanwhile
    });
  }

  look(part: number): void {
    this.sample = part;
    this.tryLater();
  }

  openPalette(): void {
    this.palette = !this.palette;
    this.requestUpdate();
  }

  add(kind: ToolKind): void {
    const recipe = this.recipe;
    if (recipe === null) {
      return;
    }
    const name = freeName(kind.kind, recipe.tools);
    const view = recipe.views === undefined ? undefined : Object.keys(recipe.views)[0];
    const frame = frameOf(recipe, view ?? "");
    const fresh = newTool(kind, name, frame.width, frame.height);
    const tool: ToolText = view === undefined ? fresh : { ...fresh, view };
    const limit: LimitText = { tool: name, fault: name, ...kind.limit };
    this.palette = false;
    // What others may follow has to stand above them.
    const tools = kind.kind === "locate" ? [tool, ...recipe.tools] : [...recipe.tools, tool];
    this.change({ ...recipe, tools, limits: [...recipe.limits, limit] }, name);
    if (canBeTaught(tool)) {
      this.teach(tool);
    }
  }

  /** On the picture that is looked at. */
  teach(tool: ToolText): void {
    const { recipe, sample } = this;
    if (recipe === null || sample === null) {
      return;
    }
    this.ask(taught({ base: this.base, recipe, tool, part: sample }), (learned) => {
      // Whoever went on meanwhile taught something else.
      if (this.recipe === recipe) {
        this.change(learned, tool.name);
      }
    });
  }

  addLimit(recipe: RecipeText, tool: ToolText, finding: string): void {
    const limit: LimitText = { tool: tool.name, finding, fault: `${tool.name} ${finding}`, min: 0 };
    this.change({ ...recipe, limits: [...recipe.limits, limit] }, tool.name);
  }

  /** While a finger drags, one step of undo stands for the whole way. */
  zone({ tool, done }: ZoneDetail): void {
    if (this.recipe === null) {
      return;
    }
    const next = withTool(this.recipe, tool.name, tool);
    if (done) {
      this.change(next, tool.name);
    } else {
      this.recipe = next;
      this.requestUpdate();
    }
  }

  moveLimit(at: number, limit: LimitText): void {
    if (this.recipe === null) {
      return;
    }
    this.change(withLimit(this.recipe, at, limit), this.chosen);
  }

  change(recipe: RecipeText, chosen: string): void {
    if (this.recipe !== null) {
      this.undo = [...this.undo, this.recipe].slice(-UNDO_MAX);
    }
    this.recipe = recipe;
    this.chosen = chosen;
    this.tryLater();
    this.askForThePast();
  }

  back(): void {
    const before = this.undo.at(-1);
    if (before !== undefined) {
      this.undo = this.undo.slice(0, -1);
      this.recipe = before;
      this.tryLater();
      this.askForThePast();
    }
  }

  private tryLater(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.tryOn([this.sample]), TRIAL_MILLIS);
    this.requestUpdate();
  }

  tryAll(): void {
    this.tryOn(this.samples.map((part) => part.part));
  }

  private tryOn(parts: readonly (number | null)[]): void {
    const recipe = this.recipe;
    if (recipe !== null && recipe.limits.length > 0) {
      this.trials.ask(
        this.base,
        recipe,
        parts.filter((part) => part !== null),
      );
    }
  }

  takeOne(): void {
    this.ask(past.want(1), () => window.setTimeout(() => this.loadSamples(), 1_500));
  }

  keepIt(): void {
    const recipe = this.recipe;
    if (recipe === null) {
      return;
    }
    this.ask(keep(this.base, recipe, this.why.trim()), (kept) => {
      this.base = kept;
      this.fresh = "";
      this.stored = recipe;
      this.undo = [];
      this.why = "";
      this.dispatchEvent(new CustomEvent("kept", { detail: kept }));
    });
  }

  discard(): void {
    this.recipe = this.stored;
    this.store.draft = null;
    this.leave();
  }

  leave(): void {
    this.dispatchEvent(new CustomEvent("leave"));
  }
}

customElements.define("lw-editor", Editor);
