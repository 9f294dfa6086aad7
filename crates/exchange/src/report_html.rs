//! A development report as one HTML file for printing on A4: no script, no address, its own style.

use locale::Language;
use report::development::{Bar, DevelopmentReport, Section, Trend};
use report::tables::Table;

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
    let sentences = section.sentences.join(language.of("", " "));
    let paragraph = if sentences.is_empty() {
        String::new()
    } else {
        format!("<p>{}</p>\n", escaped(&sentences))
    };
    let trends: String = section.trends.iter().map(trend).collect();
    let tables: String = section.tables.iter().map(|it| table(&it.name, &it.table)).collect();
    format!(
        "<section id=\"{}\">\n<h2>{}</h2>\n{paragraph}{trends}{tables}</section>\n",
        escaped(&section.id),
        escaped(&section.heading)
    )
}

/// A chart whose bars are said in words to those who do not see them, and the table under it.
fn trend(trend: &Trend) -> String {
    let [width, height] = &trend.size;
    let id = escaped(&trend.figure);
    let bars: String = trend.bars.iter().map(bar).collect();
    format!(
        "<figure>\n<svg role=\"img\" aria-labelledby=\"{id}-title {id}-values\" viewBox=\"0 0 {width} \
         {height}\" width=\"{width}\" height=\"{height}\">\n<title id=\"{id}-title\">{}</title>\n<desc \
         id=\"{id}-values\">{}</desc>\n{bars}<line x1=\"0\" x2=\"{width}\" y1=\"{zero}\" \
         y2=\"{zero}\"/>\n</svg>\n</figure>\n{}",
        escaped(&trend.name),
        escaped(&trend.description),
        table(&trend.name, &trend.table),
        zero = trend.zero,
    )
}

fn bar(bar: &Bar) -> String {
    let [x, y, width, height] = &bar.place;
    let class = if bar.is_negative { "negative" } else { "positive" };
    format!(
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n<text \
         x=\"{middle}\" y=\"{}\">{}</text>\n<text x=\"{middle}\" y=\"150\">{}</text>\n",
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

/// Numbers stand right, and neither they nor dates are broken.
fn class_of(text: &str) -> &'static str {
    let is_of = |more: &str| text.chars().all(|c| c.is_ascii_digit() || more.contains(c));
    match text {
        "" => "",
        _ if is_of(",.%+\u{2212}") => " class=\"number\"",
        _ if is_of("-") => " class=\"date\"",
        _ => "",
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
