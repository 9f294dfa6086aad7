// The page of spreadsheets in a test, and files for it.

import { expect } from "@playwright/test";

import { gb18030 } from "./roll.mjs";
import { xlsxOf } from "./xlsx.mjs";

const HEADINGS = ["项目名称", "阶段", "签约日期", "计划总投资（亿元）"];

/** Three projects of a department, with a merged title and a sum. */
export const PROJECTS = {
  name: "招商局.xlsx",
  content: xlsxOf([
    ["招商引资项目明细表", null, null, null],
    ["填报单位：招商局", null, null, null],
    HEADINGS,
    ["甲项目", "签约", "2020-03-01", 1.5],
    ["乙项目", "签约", "2020-04-01", 2],
    ["丙项目", "签约", "2020-05-01", 0.25],
    ["合计", null, null, 3.75],
  ], { name: "项目", merged: ["A1:D1", "A2:D2"] }),
};

/** Figures of two departments that agree in one and contradict each other in the other. */
export const figuresFile = (name, tax) => ({
  name,
  content: gb18030([
    "指标,本期,单位",
    "区内规上工业营业收入（本年累计）,6.7,亿元",
    `区内工业企业实缴税收（年度）,${tax},万元`,
  ].join("\r\n")),
});

export class Import {
  constructor(app) {
    this.app = app;
    this.page = app.page;
    this.preview = this.page.getByTestId("import-preview");
    this.take = this.page.getByTestId("import-take");
    this.taken = this.page.getByTestId("import-taken");
    this.refusal = this.page.getByTestId("import-refusal");
  }

  /** A draft of the third quarter of 2020, and its page of spreadsheets. */
  async begin(file = {}) {
    const dossier = {
      rubric: "industrial@2026.1", period: "2020Q3", cluster: { name: "A" }, figures: {}, ...file,
    };
    await this.app.openFile({ name: "a.json", content: JSON.stringify(dossier) });
    await this.app.section("import");
    await expect(this.page.locator("#import-title")).toBeVisible();
  }

  async pick(...files) {
    const buffers = files.map(({ name, content }) => (
      { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) }
    ));
    await this.page.getByTestId("import-file").setInputFiles(buffers);
  }

  /** A table or the figures in the preview. */
  part(id) {
    return this.preview.locator(`[data-testid="import-part"][data-id="${id}"]`);
  }

  /** So many changes of one kind are seen in a part. */
  async expectChanges(id, kind, count) {
    await this.unfold(id);
    await expect(this.changes(id, kind)).toHaveCount(count);
  }

  changes(id, kind) {
    return this.part(id).locator(`[data-testid="import-change"][data-kind="${kind}"]`);
  }

  /** Opens a part, unless it is open. */
  async unfold(id) {
    const details = this.part(id).locator("details");
    if (await details.getAttribute("open") === null) await details.locator("summary").click();
  }

  note(gravity) {
    return this.preview.locator(`[data-testid="import-note"][data-gravity="${gravity}"]`);
  }

  async way(name) {
    await this.page.locator(`input[name="import-way"][value="${name}"]`).check();
  }

  async takeIt() {
    await expect(this.take).toBeEnabled();
    await this.take.click();
    // What was taken has the focus in the end, and takes it from whatever is done before.
    await expect(this.page.locator("#import-taken")).toBeFocused();
    await this.app.saved();
  }
}
