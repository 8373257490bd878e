import { html, type TemplateResult } from "lit";
import { thumbnailOf } from "./api.js";
import { band, reach, type Seen } from "./band.js";
import { named, type Language } from "./language.js";
import type { KeptPart } from "./past.js";
import type { LimitText, Outlook, ToolText, Trial, ValueBand } from "./recipetext.js";
import { settingsOf, type Setting } from "./toolkinds.js";
import { canBeTaught } from "./teaching.js";
import { withZone, zoneOf, type Frame } from "./zone.js";

/** What the panel shows of one tool. */
export interface ToolState {
  readonly tool: ToolText;
  readonly limits: readonly { readonly limit: LimitText; readonly at: number }[];
  /** Of the picture that is looked at. */
  readonly current: Trial | undefined;
  readonly all: readonly { readonly part: KeptPart; readonly result: Trial }[];
  /** Of a limit where it is now, as soon as the station has answered. */
  readonly outlook: (limit: LimitText) => Outlook | undefined;
  readonly bands: readonly ValueBand[];
  readonly language: Language;
  /** Of the tool's view, in pixels. */
  readonly frame: Frame;
  /** What stands above it and can be followed. */
  readonly locators: readonly string[];
}

export interface ToolWays {
  readonly tool: (changed: ToolText) => void;
  readonly remove: () => void;
  readonly teach: () => void;
  readonly limit: (at: number, limit: LimitText) => void;
  readonly addLimit: (finding: string) => void;
  readonly removeLimit: (at: number) => void;
}

const ZONES: ReadonlySet<string> = new Set(["box", "turned", "ring", "polygon"]);
const HEAD: ReadonlySet<string> = new Set(["name", "kind", "view", "follow", "by", "picture"]);
const BAND_STEPS = 200;

export function toolPanel(state: ToolState, ways: ToolWays): TemplateResult {
  const words = state.language.words.editor;
  const { tool } = state;
  return html`<section class="panel tool-panel">
    <div class="head">
      <label class="inline"
        >${words.name}
        <input
          type="text"
          maxlength="60"
          .value=${tool.name}
          @change=${(event: Event) => rename(tool, (event.target as HTMLInputElement).value, ways)}
        />
      </label>
      <button class="chip small danger" @click=${ways.remove}>${words.remove}</button>
    </div>
    ${state.limits.map(({ limit, at }) => limitEditor(limit, at, state, ways))}
    ${findingChips(state, ways)}
    ${canBeTaught(tool) ? html`<button class="chip" @click=${ways.teach}>${words.teach}</button>` : ""}
    ${following(tool, state, ways)} ${settings(tool, state.language, ways)}
    <details>
      <summary>${words.zoneNumbers}</summary>
      ${zoneNumbers(tool, words.zone, state.frame, ways)}
    </details>
  </section>`;
}

function rename(tool: ToolText, name: string, ways: ToolWays): void {
  const trimmed = name.trim();
  if (trimmed !== "" && trimmed !== tool.name) {
    ways.tool({ ...tool, name: trimmed });
  }
}

/** What the tool found that no limit holds yet: a tap makes one. */
function findingChips(state: ToolState, ways: ToolWays): TemplateResult {
  const words = state.language.words.editor;
  const limited = new Set(state.limits.map(({ limit }) => limit.finding));
  const found = (state.current?.findings ?? []).filter(
    (finding) => finding.tool === state.tool.name && !limited.has(finding.name),
  );
  return html`<div class="chips" role="group" aria-label=${words.addLimit}>
    ${found.map(
      (finding) => html`<button class="chip small" @click=${() => ways.addLimit(finding.name)}>
        + ${finding.name} ${finding.value === null ? "–" : state.language.value(finding.value)} ${finding.unit}
      </button>`,
    )}
  </div>`;
}

function limitEditor(limit: LimitText, at: number, state: ToolState, ways: ToolWays): TemplateResult {
  const words = state.language.words.editor;
  const seen = valuesSeen(limit, state);
  const current = state.current?.findings.find(
    (finding) => finding.tool === limit.tool && finding.name === limit.finding,
  );
  const past = state.bands.find((each) => each.tool === limit.tool && each.finding === limit.finding);
  const [from, to] = reach(limit, [
    ...seen.map(({ value }) => value),
    ...[past?.good, past?.bad].flatMap((spread) =>
      spread === undefined || spread.count === 0
        ? []
        : [spread.from, spread.from + spread.width * spread.bins.length],
    ),
  ]);
  const value = current?.value ?? null;
  return html`<fieldset class="limit">
    <legend>
      ${limit.finding}
      <b>${value === null ? "–" : state.language.value(value)}</b> ${current?.unit ?? ""}
    </legend>
    ${band(limit, seen, past, value, [from, to])}
    ${end("min", limit, at, from, to, state, ways)} ${end("max", limit, at, from, to, state, ways)}
    <label class="inline"
      >${words.fault}
      <input
        type="text"
        maxlength="60"
        .value=${limit.fault}
        @change=${(event: Event) => ways.limit(at, { ...limit, fault: (event.target as HTMLInputElement).value })}
      />
      <button type="button" class="chip small" @click=${() => ways.removeLimit(at)}>${words.removeLimit}</button>
    </label>
    ${consequences(state.outlook(limit), state.language)}
  </fieldset>`;
}

/** Of every picture that was tried: good is what the line passed, or a person called good. */
function valuesSeen(limit: LimitText, state: ToolState): readonly Seen[] {
  return state.all.flatMap(({ part, result }) => {
    const finding = result.findings.find(
      (each) => each.tool === limit.tool && each.name === limit.finding,
    );
    const good = part.review === "good" || (part.review === "" && part.verdict === "pass");
    return finding?.value === null || finding === undefined ? [] : [{ value: finding.value, good }];
  });
}

function end(
  which: "min" | "max",
  limit: LimitText,
  at: number,
  from: number,
  to: number,
  state: ToolState,
  ways: ToolWays,
): TemplateResult {
  const words = state.language.words.editor;
  const value = limit[which];
  const set = (said: string): void => {
    const { [which]: _, ...rest } = limit;
    ways.limit(at, said === "" || Number.isNaN(Number(said)) ? rest : { ...rest, [which]: Number(said) });
  };
  return html`<div class="end">
    <label
      >${words[which]}
      <input
        type="number"
        step="any"
        inputmode="decimal"
        .value=${value === undefined ? "" : String(value)}
        @change=${(event: Event) => set((event.target as HTMLInputElement).value)}
      />
    </label>
    <input
      type="range"
      aria-label="${words[which]} ${limit.finding}"
      min=${from}
      max=${to}
      step=${(to - from) / BAND_STEPS}
      .value=${String(value ?? (which === "min" ? from : to))}
      @change=${(event: Event) => set(rounded(Number((event.target as HTMLInputElement).value)))}
    />
  </div>`;
}

/** Three digits are what a finger can mean. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function consequences(found: Outlook | undefined, language: Language): TemplateResult | string {
  if (found === undefined) {
    return "";
  }
  const words = language.words.editor;
  return html`<p class="outlook" role="status">
    ${words.outlook(language.number(found.parts), found.pardoned.length, found.condemned.length)}
    ${found.pardoned
      .filter((part) => part.picture)
      .slice(0, 3)
      .map(
        ({ part }) =>
          html`<img src=${thumbnailOf(part)} alt=${language.words.partNumber(part)} loading="lazy" />`,
      )}
  </p>`;
}

/** With which located thing it goes. */
function following(tool: ToolText, state: ToolState, ways: ToolWays): TemplateResult | string {
  const words = state.language.words.editor;
  const now = typeof tool["follow"] === "string" ? tool["follow"] : "";
  const set = (name: string): void => {
    const { follow: _, ...rest } = tool;
    ways.tool(name === "" ? (rest as ToolText) : { ...tool, follow: name });
  };
  return state.locators.length === 0
    ? ""
    : html`<label class="inline"
        >${words.follow}
        <select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${now === ""}>–</option>
          ${state.locators.map((name) => html`<option value=${name} ?selected=${name === now}>${name}</option>`)}
        </select>
      </label>`;
}

function settings(tool: ToolText, language: Language, ways: ToolWays): TemplateResult {
  const known = settingsOf(tool);
  const names = new Set(known.map((setting) => setting.name));
  const others = Object.entries(tool).filter(
    ([name, value]) =>
      !names.has(name) && !HEAD.has(name) && !ZONES.has(name) && (typeof value === "number" || typeof value === "string"),
  );
  return html`<div class="settings">
    ${known.map((setting) => known1(setting, tool, language, ways))}
    ${others.map(
      ([name, value]) => html`<label
        >${named(language.words.editor.settings, name)}
        <input
          type=${typeof value === "number" ? "number" : "text"}
          step="any"
          .value=${String(value)}
          @change=${(event: Event) => {
            const said = (event.target as HTMLInputElement).value;
            ways.tool({ ...tool, [name]: typeof value === "number" ? Number(said) : said });
          }}
        />
      </label>`,
    )}
  </div>`;
}

function known1(setting: Setting, tool: ToolText, language: Language, ways: ToolWays): TemplateResult {
  const words = language.words.editor;
  const name = named(words.settings, setting.name);
  const value = tool[setting.name] ?? setting.otherwise ?? setting.start;
  const set = (said: unknown): void => ways.tool({ ...tool, [setting.name]: said });
  if ("choices" in setting) {
    return html`<label
      >${name}
      <select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
        ${setting.choices.map(
          (choice) => html`<option value=${choice} ?selected=${choice === value}>${named(words.choices, choice)}</option>`,
        )}
      </select>
    </label>`;
  }
  return html`<label
    >${name} <b>${String(value)}</b>
    <input
      type="range"
      min=${setting.from}
      max=${Math.max(setting.to, Number(value))}
      step=${setting.step}
      .value=${String(value)}
      @change=${(event: Event) => set(Number((event.target as HTMLInputElement).value))}
    />
  </label>`;
}

function zoneNumbers(
  tool: ToolText,
  names: Readonly<Record<string, readonly string[]>>,
  frame: Frame,
  ways: ToolWays,
): TemplateResult | string {
  const zone = zoneOf(tool);
  if (zone === null) {
    return "";
  }
  return html`<div class="settings">
    ${zone.at.map(
      (value, i) => html`<label
        >${names[zone.kind]?.[i] ?? `${i % 2 === 0 ? "x" : "y"}${Math.floor(i / 2) + 1}`}
        <input
          type="number"
          step="any"
          .value=${String(value)}
          @change=${(event: Event) => {
            const at = zone.at.map((each, j) => (j === i ? Number((event.target as HTMLInputElement).value) : each));
            ways.tool(withZone(tool, { ...zone, at }, frame));
          }}
        />
      </label>`,
    )}
  </div>`;
}
