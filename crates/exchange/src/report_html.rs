//! A development report as one HTML file for printing on A4: no script, no address, its own style.

use locale::Language;
use report::development::{Bar, DevelopmentReport, Section, Tick, Trend};
use report::tables::{Table, class_of_cell};

/// The style: A4, a number on every page, tables that break between rows and repeat their heads.
const STYLE: &str = include_str!("report_html.css");

/// The page. Everything that was typed stays text.
pub fn report_html(report: &DevelopmentReport, language: Language) -> String {
    let notes = report.notes.iter().map(|note| format!("<li>{}</li>\n", escaped(note)));
    let sections = report.sections.iter().map(|it| section(it, language));
    let body = format!(
        "<h1>{}</h1>\n<p class=\"head\">{}</p>\n<p class=\"answer\">{}</p>\n<ul \
         class=\"notes\">\n{}</ul>\n{}",
        escaped(&report.title),
        escaped(&report.head),
        escaped(&report.answer),
        notes.collect::<String>(),
        sections.collect::<String>()
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>\n{STYLE}\
         </style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        language.tag(),
        escaped(&report.title)
    )
}

fn section(section: &Section, language: Language) -> String {
    let sentences = section.paragraph(language);
    let paragraphs = core::iter::once(&sentences).filter(|it| !it.is_empty()).chain(&section.own);
    let paragraphs: Vec<String> =
        paragraphs.map(|it| format!("<p>{}</p>\n", escaped(it))).collect();
    let paragraphs = paragraphs.concat();
    let trends: String = section.trends.iter().map(trend).collect();
    let tables: String = section.tables.iter().map(|it| table(&it.name, &it.table)).collect();
    format!(
        "<section id=\"{}\">\n<h2>{}</h2>\n{paragraphs}{trends}{tables}</section>\n",
        escaped(&section.id),
        escaped(&section.heading)
    )
}

/// A chart whose bars are said in words to those who do not see them, and the table under it.
fn trend(trend: &Trend) -> String {
    let [width, height] = &trend.size;
    let id = escaped(&trend.figure);
    let ticks: String = trend.ticks.iter().map(|it| tick(it, trend)).collect();
    let bars: String = trend.bars.iter().map(|it| bar(it, &trend.label_y)).collect();
    format!(
        "<figure>\n<svg role=\"img\" aria-labelledby=\"{id}-title {id}-values\" viewBox=\"0 0 {width} \
         {height}\" width=\"{width}\" height=\"{height}\">\n<title id=\"{id}-title\">{}</title>\n<desc \
         id=\"{id}-values\">{}</desc>\n<text class=\"unit\" x=\"{left}\" y=\"11\">{}</text>\n{ticks}{bars}<line \
         x1=\"{left}\" x2=\"{width}\" y1=\"{zero}\" y2=\"{zero}\"/>\n</svg>\n</figure>\n{}",
        escaped(&trend.name),
        escaped(&trend.description),
        escaped(&trend.unit),
        table(&trend.name, &trend.table),
        left = trend.left,
        zero = trend.zero,
    )
}

/// A line across the bars, and its number left of them.
fn tick(tick: &Tick, trend: &Trend) -> String {
    let ([width, _], left, y) = (&trend.size, &trend.left, &tick.y);
    format!(
        "<line class=\"tick\" x1=\"{left}\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\"/>\n<text \
         class=\"scale\" x=\"{left}\" dx=\"-6\" y=\"{y}\" dy=\"4\">{}</text>\n",
        escaped(&tick.label)
    )
}

fn bar(bar: &Bar, label_y: &str) -> String {
    let [x, y, width, height] = &bar.place;
    let class = if bar.is_negative { "negative" } else { "positive" };
    format!(
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n<text \
         x=\"{middle}\" y=\"{}\">{}</text>\n<text x=\"{middle}\" y=\"{label_y}\">{}</text>\n",
        bar.value_y,
        escaped(&bar.value),
        escaped(&bar.label),
        middle = bar.middle,
    )
}

fn table(name: &str, table: &Table) -> String {
    let headings = table.headings.iter();
    let headings: Vec<String> =
        headings.map(|it| format!("<th scope=\"col\">{}</th>", escaped(it))).collect();
    let headings = headings.concat();
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|it| format!("<td{}>{}</td>", class_of(it), escaped(it)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    });
    format!(
        "<table>\n<caption>{}</caption>\n<thead>\n<tr>{headings}</tr>\n</thead>\n<tbody>\n\
         {}</tbody>\n</table>\n",
        escaped(name),
        rows.collect::<String>()
    )
}

fn class_of(text: &str) -> String {
    match class_of_cell(text) {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    }
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            _ => written.push(character),
        }
    }
    written
}
