// A report begun from the example's last quarter, and its period pack.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect } from "@playwright/test";

import { CLI, ROOT } from "./site.mjs";

const FOLDER = `${ROOT}examples/qingdao-2020q3`;

export const LAST = `${FOLDER}/smart-2020q2.json`;
export const PACK = `${FOLDER}/pack.json`;

/** The figures that the pack fills. */
export const LOCKED = ["city-revenue-growth", "district-revenue", "city-leading-share"];

/** What the command line prints, as JSON. */
export function printed(...args) {
  const { stdout, stderr } = spawnSync(CLI, args, { encoding: "utf8", maxBuffer: 1 << 24 });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

export const packJson = () => JSON.parse(readFileSync(PACK, "utf8"));

/** The page of packs and periods in a test. */
export class Period {
  constructor(app) {
    this.app = app;
    const { page } = app;
    this.status = page.getByTestId("pack-status");
    this.review = page.getByTestId("pack-review");
    this.rows = page.getByTestId("pack-row");
    this.apply = page.getByTestId("pack-apply");
    this.remove = page.getByTestId("pack-remove");
    this.locked = page.getByTestId("pack-locked");
    this.refused = page.getByTestId("pack-file-refused");
    this.refusal = page.getByTestId("pack-refusal");
    this.compared = page.getByTestId("compared");
    this.measures = page.getByTestId("measure");
    this.beginButton = page.getByTestId("begin");
    this.next = page.getByTestId("next");
  }

  /** The page of the open draft. */
  async open() {
    await this.app.section("period");
    await expect(this.status).toBeVisible();
  }

  async pick(file = PACK) {
    await this.app.page.getByTestId("pack-file").setInputFiles(asFile(file));
  }

  /** A draft of the third quarter, from the last one's, on its page. */
  async fromLastQuarter() {
    await this.app.openFile(LAST);
    // What follows from tables goes along.
    await expect(this.app.page.getByTestId("task").first()).toBeAttached();
    await this.app.section("T3");
    await expect(this.app.page.locator("#projects-editor")).toBeVisible();
    await this.app.worked();
    await this.app.saved();
    await this.open();
    await this.app.page.getByTestId("next-start").click();
    await expect(this.app.page.getByTestId("period")).toHaveText(
      this.app.say("period.q3", { year: "2020" }),
    );
    await this.app.worked();
    await this.app.saved();
    await this.open();
  }
}

/** A path, or a name with what the file holds. */
function asFile(file) {
  if (typeof file === "string") return file;
  const buffer = Buffer.from(JSON.stringify(file.content));
  return { name: file.name, mimeType: "application/json", buffer };
}
