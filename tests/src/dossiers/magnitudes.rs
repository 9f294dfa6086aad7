//! Amounts of every figure that hang together: an area of some quality, from hopeless to excellent.
//! Amounts are counted in millionths, so that an edge can be missed by the smallest step.

use std::collections::BTreeMap;

use crate::random::Random;

/// The amount of each figure in millionths; of a yes-no figure 1 for yes and 0 for no.
pub(super) type Amounts = BTreeMap<&'static str, i64>;

/// A whole one, counted in millionths.
pub(super) const ONE: i64 = 1_000_000;

/// Amounts of an area of that quality, 0 to 100.
pub(super) fn magnitudes(random: &mut Random, level: i64) -> Amounts {
    let mut sketch = Sketch { random, level, amounts: Amounts::new() };
    sketch.revenue_and_profit();
    sketch.land_and_tax();
    sketch.projects();
    sketch.items();
    sketch.firms();
    sketch.other_kinds();
    sketch.answers();
    sketch.amounts
}

struct Sketch<'a> {
    random: &'a mut Random,
    level: i64,
    amounts: Amounts,
}

impl Sketch<'_> {
    /// Between `poor` and `good`, near where the area's quality stands.
    fn quality(&mut self, poor: i64, good: i64) -> i64 {
        let level = (self.level + self.random.between(-25, 25)).clamp(-10, 115);
        poor + (good - poor) * level / 100
    }

    fn put(&mut self, id: &'static str, millionths: i64) {
        self.amounts.insert(id, millionths);
    }

    fn put_whole(&mut self, id: &'static str, whole: i64) {
        self.put(id, whole.max(0) * ONE);
    }

    /// `of` × a rate in thousandths, cut to hundredths.
    fn put_rate(&mut self, id: &'static str, of: i64, thousandths: i64) -> i64 {
        let amount = of / 1000 * thousandths / 10_000 * 10_000;
        self.put(id, amount);
        amount
    }

    fn revenue_and_profit(&mut self) {
        let size = *self.random.pick(&[1_000, 10_000, 100_000]);
        let revenue = self.random.between(90, 990) * size / 10 * 10_000 * 100;
        self.put("revenue", revenue);
        let growth = self.quality(900, 1150);
        let prior = self.put_rate("revenue-prior", revenue, 2000 - growth);
        let share = self.quality(420, 850);
        let leading = self.put_rate("leading-revenue", revenue, share);
        let growth = self.quality(880, 1150);
        let leading_prior = self.put_rate("leading-revenue-prior", leading, 2000 - growth);
        let steady = self.random.between(950, 1100);
        let last_year = self.put_rate("leading-revenue-last-year", leading_prior, steady);
        let margin = self.quality(-20, 95);
        self.put_rate("profit", revenue, margin);
        let margin = self.quality(-30, 110);
        let leading_profit = self.put_rate("leading-profit", leading, margin);
        let growth = self.quality(750, 1250);
        self.put_rate("leading-profit-prior", leading_profit, 2000 - growth);
        let growth = self.random.between(-30, 90);
        self.put("city-revenue-growth", growth * ONE / 10);
        let part = self.quality(20, 340).max(3);
        self.put("district-revenue", leading / part * 1000 / 10_000 * 10_000);
        let quotient = self.quality(4, 32).max(2);
        self.put("city-leading-share", share * ONE / quotient);
        let intensity = self.quality(2, 45);
        self.put_rate("rd-expense", revenue, intensity.max(0));
        let energy = self.put_rate("energy-prior", prior, self.level.max(20));
        let energy_per_revenue = self.quality(1060, 940);
        let energy = energy / 1000 * energy_per_revenue / prior.max(ONE) * (revenue / 1000) * 1000;
        self.put("energy", energy.max(0) / 10_000 * 10_000);
        let output = self.quality(20, 320).max(0);
        self.put_rate("pipeline-output", last_year, output);
    }

    fn land_and_tax(&mut self) {
        let revenue = self.amounts["revenue"] / ONE;
        let revenue_per_mu = self.quality(80, 520).max(20);
        let mu = (revenue / revenue_per_mu).max(3);
        let land = mu * 2000 / 3 + self.random.between(0, 300);
        self.put_whole("supplied-industrial-land", land);
        let tax_per_mu = self.quality(40, 420).max(1);
        let odd = self.random.between(0, 99) * 10_000;
        self.put("tax", mu * tax_per_mu * ONE / 10 + odd);
        let added = self.quality(180, 330).max(0);
        let value_added = self.put_rate("value-added", self.amounts["revenue"], added);
        let per_head = self.quality(5, 42).max(2);
        self.put_whole("average-staff", value_added / ONE / per_head);
        let identified = mu * self.random.between(1, 60);
        self.put_whole("low-output-land-identified", identified);
        let disposed = self.quality(10, 98).clamp(0, 100);
        self.put_whole("low-output-land-disposed", identified * disposed / 100);
        let available = land * self.random.between(20, 60) / 100;
        self.put_whole("carrier-available", available);
        let in_use = self.quality(35, 95).clamp(0, 100);
        self.put_whole("carrier-in-use", available * in_use / 100);
    }

    fn projects(&mut self) {
        let landed = self.quality(8_000, 1_050_000).max(0) * ONE;
        self.put("landed-investment", landed);
        let leading = self.quality(300, 950).clamp(0, 1000);
        self.put_rate("landed-leading-investment", landed, leading);
        let signed = self.random.between(1, 40);
        self.put_whole("cohort-signed", signed);
        let rate = self.quality(20, 100).clamp(0, 100);
        self.put_whole("cohort-landed", signed * rate / 100);
        let new_land = self.random.between(2_000, 900_000);
        self.put_whole("new-project-land", new_land);
        let per_mu = self.quality(100, 520).max(0);
        self.put("new-project-investment", new_land * 3 * per_mu / 2000 * ONE);
        let plan = self.random.between(10_000, 500_000) * ONE;
        self.put("plan-investment-year", plan);
        let done = self.quality(400, 1040).max(0);
        self.put_rate("invested-year", plan, done);
        let due = self.random.between(1, 20);
        self.put_whole("due-projects", due);
        let rate = self.quality(30, 105).clamp(0, 100);
        self.put_whole("on-time-projects", due * rate / 100);
    }

    fn items(&mut self) {
        for (met, items, most) in [
            ("site-items-met", "site-items", 11),
            ("utility-items-met", "utility-items", 9),
            ("digital-items-met", "digital-items", 6),
            ("security-items-met", "security-items", 10),
            ("reports-on-time", "reports-due", 24),
        ] {
            let listed = self.random.between(3, most);
            self.put_whole(items, listed);
            let rate = self.quality(30, 110).clamp(0, 100);
            self.put_whole(met, (listed * rate + 50) / 100);
        }
        let applicable = self.random.between(38, 45);
        self.put_whole("guide-applicable", applicable);
        let rate = self.quality(45, 102).clamp(0, 100);
        self.put("guide-score", applicable * rate / 50 * ONE / 2);
    }

    fn firms(&mut self) {
        let firms = self.random.between(20, 240);
        self.put_whole("firms-above-scale", firms);
        for (id, poor, good) in [
            ("hitech-firms", 5, 48),
            ("specialised-firms", 2, 26),
            ("little-giants", 0, 7),
            ("champions", 0, 3),
            ("listed-firms", 0, 4),
        ] {
            let percent = self.quality(poor, good).max(0);
            self.put_whole(id, firms * percent / 100);
        }
        for (id, good) in [
            ("platforms-national", 2),
            ("platforms-provincial", 3),
            ("platforms-municipal", 4),
            ("platforms-own", 4),
        ] {
            let count = self.quality(0, good);
            self.put_whole(id, count);
        }
    }

    fn other_kinds(&mut self) {
        let tax = self.amounts["tax"] / ONE;
        let per_metre = self.quality(60, 420).max(10);
        let area = (tax * 10_000 / per_metre).max(1);
        self.put_whole("building-area", area);
        let staff = self.random.between(50, 30_000);
        self.put_whole("staff", staff);
        let rd = self.quality(2, 42).clamp(0, 100);
        self.put_whole("rd-staff", staff * rd / 100);
        let patents = self.quality(1, 22).max(0);
        self.put_whole("patents-copyrights", staff * patents / 100);
        let served = self.quality(0, 110);
        self.put_whole("served-firms", served);
        for (part, whole) in [
            ("tenants-registered-taxed", "tenants"),
            ("renewal-done", "renewal-planned"),
            ("complaints-on-time", "complaints"),
        ] {
            let all = self.random.between(4, 400);
            self.put_whole(whole, all);
            let rate = self.quality(40, 105).clamp(0, 100);
            self.put_whole(part, all * rate / 100);
        }
    }

    fn answers(&mut self) {
        for (id, percent) in [
            ("serious-accident", 4),
            ("falsified-data", 3),
            ("fire-safety-breach", 4),
            ("building-route", 40),
        ] {
            let yes = self.random.chance(percent);
            self.put_whole(id, i64::from(yes));
        }
    }
}
