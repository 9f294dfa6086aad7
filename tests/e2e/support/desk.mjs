// The officials' desk, as its users meet it; and the packages of the example.

import { expect } from "@playwright/test";

/** The desk in a test. */
export class Desk {
  constructor(app) {
    this.app = app;
    this.page = app.page;
    this.main = this.page.getByTestId("desk");
    this.said = this.page.getByTestId("desk-said");
    this.kept = this.page.getByTestId("desk-kept");
    this.blocks = this.page.getByTestId("desk-blocks");
    this.refused = this.page.getByTestId("desk-refused");
    this.tiles = this.page.getByTestId("tile");
  }

  /** Goes to a place, and waits until it is shown. */
  async place(name = "") {
    await this.app.go(name ? `#/desk/${name}` : "#/desk");
    await expect(this.main).toBeVisible();
    await expect(this.blocks.locator(":scope > *").first()).toBeVisible({ timeout: 30_000 });
  }

  rows(grid) {
    return this.page.locator(`[data-grid="${grid}"] tbody tr`);
  }

  /** The example's ten packages, its pack and its table of the city, taken in. */
  async example() {
    await this.place("inbox");
    await this.page.getByTestId("desk-example").click();
    await expect(this.rows("inbox")).toHaveCount(10, { timeout: 30_000 });
    await this.isKept();
  }

  /** All that wait are accepted: the clean ones at once, the others one by one. */
  async acceptAll() {
    await this.page.getByTestId("accept-clean").click();
    await expect(this.said).toHaveText(/\d/);
    await this.isKept();
    const ones = this.page.getByTestId("accept-one");
    for (let left = await ones.count(); left > 0; left -= 1) {
      await ones.first().click();
      await expect(ones).toHaveCount(left - 1, { timeout: 30_000 });
    }
    await this.isKept();
  }

  async isKept() {
    await expect(this.kept).toHaveAttribute("data-state", "kept", { timeout: 30_000 });
  }

  /** What a click hands out: name and bytes. */
  async file(act) {
    return this.app.download(act);
  }
}
