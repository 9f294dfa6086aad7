// The app as its users meet it: pages, and what can be done on them.

import { readFileSync } from "node:fs";

import { expect } from "@playwright/test";

import { words } from "./words.mjs";

const TAGS = { zh: "zh-CN", en: "en" };

/** The app in one page of the browser. */
export class App {
  /** The language that the page is in. */
  language = "zh";

  constructor(page) {
    this.page = page;
    this.main = page.locator("#main");
    this.headline = page.getByTestId("headline");
    this.total = page.getByTestId("total");
    this.stars = page.getByTestId("stars");
    this.saveStatus = page.getByTestId("save-status");
    this.savingBanner = page.getByTestId("saving-banner");
    this.notice = page.getByTestId("notice");
    this.refusal = page.getByTestId("refusal");
    this.errorSummary = page.getByTestId("error-summary");
    this.undo = page.getByTestId("undo");
    this.redo = page.getByTestId("redo");
    this.switch = page.getByTestId("language");
    this.keys = page.getByTestId("keys");
    this.points = page.getByTestId("points");
    this.why = page.getByTestId("why");
    this.drafts = page.getByTestId("draft");
    this.aside = page.getByTestId("aside");
    this.openExampleButton = page.getByTestId("open-example");
  }

  /** Waits until nothing moves or changes its colour; of what was taken away nobody ever hears. */
  async settled() {
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    await this.page.evaluate(() => {
      const ends = document.getAnimations().map((animation) => animation.finished);
      const enough = new Promise((later) => setTimeout(later, 2_000));
      return Promise.race([Promise.allSettled(ends), enough]).then(() => null);
    });
  }

  /** Words of the interface in the page's language. */
  say(key, values) {
    return words(this.language, key, values);
  }

  /** A button by the key of its words. */
  button(key, values) {
    return this.page.getByRole("button", { name: this.say(key, values), exact: true });
  }

  /** Opens an address of the site, its list of drafts by default. */
  async open(address = "./") {
    await this.page.goto(address);
    await this.ready();
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  async ready() {
    await expect(this.main).toBeVisible();
    await expect(this.page.locator("#boot")).toHaveCount(0);
  }

  /** Shows everything in a language, by the button in the header. */
  async speak(language) {
    this.language = language;
    const html = this.page.locator("html");
    if ((await html.getAttribute("lang")) !== TAGS[language]) await this.switch.click();
    await expect(html).toHaveAttribute("lang", TAGS[language]);
  }

  /** Goes to a fragment such as `#/` within the open page. */
  async go(fragment) {
    await this.page.evaluate((to) => { window.location.hash = to; }, fragment);
    await this.page.waitForURL((url) => url.hash === fragment);
  }

  /** The list of drafts. */
  async home() {
    await this.go("#/");
    await expect(this.openExampleButton).toBeVisible();
  }

  /** A page of the open draft: a section, `indicators`, `xray`, or one of these with `/why/…`. */
  async section(id) {
    await this.go(`#/draft/${this.draftId()}/${id}`);
    // On a phone an explanation takes the whole page.
    await expect(id.includes("/why/") ? this.why : this.main).toBeVisible();
    // Its part of the app has come.
    await expect(this.page.getByTestId("part-coming")).toHaveCount(0);
  }

  draftId() {
    return new URL(this.page.url()).hash.split("/")[2];
  }

  async openExample() {
    await this.openExampleButton.click();
    await expect(this.headline).toHaveCount(1);
    await this.saved();
  }

  /** Begins a draft by the form on the list of drafts. */
  async begin(name, year = "2020") {
    await this.page.locator("#new-name").fill(name);
    await this.page.locator("#new-period-year").fill(year);
    await this.button("home.create").click();
    await expect(this.headline).toHaveCount(1);
  }

  /** Picks a file: a path, or a name with bytes or text. */
  async pick(file) {
    await this.page.getByTestId("open-file").setInputFiles(
      typeof file === "string"
        ? file
        : { name: file.name, mimeType: "application/json", buffer: Buffer.from(file.content) },
    );
  }

  /** Picks a file and waits for the draft that it becomes. */
  async openFile(file) {
    await this.pick(file);
    await expect(this.headline).toHaveCount(1);
    await this.saved();
  }

  /** Waits until the draft is written. */
  async saved() {
    await expect(this.saveStatus).toHaveAttribute("data-state", "saved");
  }

  /** Waits until what follows from tables is worked out. */
  async worked() {
    await expect(this.page.getByTestId("due")).not.toHaveAttribute("data-due");
  }

  /** A veto in the score panel. */
  veto(id) {
    return this.page.locator(`[data-testid="veto"][data-id="${id}"]`);
  }

  /** The field of a figure. */
  field(figure) {
    return this.page.locator(`#f-${figure}`);
  }

  /** What is said under the field of a figure. */
  remarks(figure) {
    return this.page.locator(`#n-${figure}`);
  }

  /** On a narrow screen, one of `tasks`, `form` and `score`; elsewhere all are seen. */
  async tab(name) {
    const tab = this.page.getByTestId(`tab-${name}`);
    const isCovered = await this.page.locator("dialog[open]").count() > 0;
    if (await tab.isVisible() && !isCovered) await tab.click();
  }

  /** The path of the file that a click hands out. */
  async download(click) {
    const download = this.page.waitForEvent("download");
    await click();
    return (await download).path();
  }

  /** The open draft as a file: its path. */
  async downloaded() {
    return this.download(() => this.page.getByTestId("download").click());
  }

  async downloadedJson() {
    return JSON.parse(readFileSync(await this.downloaded(), "utf8"));
  }

  /** Everything the page says of the score: what `expectSame` compares. */
  async shown() {
    await this.section("indicators");
    await expect(this.page.getByTestId("indicator")).toHaveCount(28);
    await this.worked();
    return this.page.evaluate(shownInPage);
  }
}

/** In the page. */
function shownInPage() {
  const all = (id) => [...document.querySelectorAll(`[data-testid="${id}"]`)];
  const textOf = (element) => element?.textContent ?? "";
  const stars = all("stars")[0].dataset;
  const vetoes = all("veto").map((veto) => ({
    id: veto.dataset.id,
    state: veto.dataset.state,
    detail: textOf(veto.querySelector('[data-testid="shortfall"]')),
  }));
  const indicators = all("indicator").map(({ dataset, cells }) => {
    const { id, state, value, points, weight } = dataset;
    const [, valueCell, , pointsCell] = cells;
    const isSeen = textOf(valueCell).startsWith(value)
      && textOf(pointsCell) === `${points} / ${weight}`;
    return { id, state: isSeen ? state : "the cells say something else", value, points, weight };
  });
  return {
    total: textOf(all("total")[0]),
    interim: all("interim").length === 1,
    stars: { low: stars.low, high: stars.high, settled: stars.settled },
    vetoes,
    indicators: indicators.sort((left, right) => (left.id < right.id ? -1 : 1)),
  };
}
