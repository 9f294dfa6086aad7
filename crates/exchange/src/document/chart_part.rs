//! A chart as `DrawingML` with cached values, and the workbook from which Word edits it.

use report::document::chart::{Chart, Form, Series, Tone};

use super::archive::{WriteError, archive};
use super::chart_plots::{dots, slopes};
use super::docx::HEAD;
use super::xml::Xml;

/// What follows the plot: font, no frame, the workbook.
const END: &str = include_str!("parts/chart_end.xml");
pub(super) const LINE: &str = "<c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"808080\"/></a:solidFill></a:ln></c:spPr>";
pub(super) const GRID: &str = "<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>";
/// Parts of the smallest workbook: name and content, the sheet apart.
const BOOK: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
];

/// The part of a chart.
pub(super) fn chart_part(chart: &Chart) -> String {
    let mut xml = Xml(HEAD.to_owned());
    xml.raw(
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/>\
         <c:plotArea>",
    );
    match chart.form {
        Form::Columns => bars(&mut xml, chart, ["col", "clustered"]),
        Form::Stacked => bars(&mut xml, chart, ["bar", "stacked"]),
        Form::Dots => dots(&mut xml, chart),
        Form::Slopes => slopes(&mut xml, chart),
    }
    xml.raw("</c:plotArea>");
    let has_legend = matches!(chart.form, Form::Columns | Form::Stacked);
    if has_legend && chart.series.len() > 1 {
        xml.raw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>");
    }
    xml.raw(END);
    xml.0
}

fn bars(xml: &mut Xml, chart: &Chart, [direction, grouping]: [&str; 2]) {
    xml.raw("<c:layout/><c:barChart><c:barDir val=\"").raw(direction);
    xml.raw("\"/><c:grouping val=\"").raw(grouping);
    xml.raw("\"/><c:varyColors val=\"0\"/>");
    for (series, place) in chart.series.iter().zip(0u32..) {
        write_series(xml, chart, series, place);
    }
    xml.raw(match chart.form {
        Form::Stacked => "<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/>",
        _ => "<c:gapWidth val=\"120\"/>",
    });
    xml.raw("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
    axes(xml, chart);
}

fn write_series(xml: &mut Xml, chart: &Chart, series: &Series, place: u32) {
    let column = &column_of(place);
    let rows = chart.categories.len();
    xml.raw("<c:ser><c:idx val=\"").number(place).raw("\"/><c:order val=\"").number(place);
    xml.raw("\"/><c:tx><c:strRef><c:f>Sheet1!$").raw(column).raw("$1</c:f><c:strCache>");
    points(xml, core::slice::from_ref(&series.name));
    xml.raw("</c:strCache></c:strRef></c:tx>").raw(fill(series.tone));
    xml.raw("<c:invertIfNegative val=\"0\"/>");
    if chart.form == Form::Columns {
        for (value, at) in series.values.iter().zip(0u32..) {
            if value.starts_with('-') {
                xml.raw("<c:dPt><c:idx val=\"")
                    .number(at)
                    .raw("\"/><c:invertIfNegative val=\"0\"/>");
                xml.raw(fill(Tone::Negative)).raw("</c:dPt>");
            }
        }
        xml.raw("<c:dLbls><c:numFmt formatCode=\"").raw(&format_code(&series.values));
        xml.raw(
            "\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr><c:dLblPos val=\"outEnd\"/>\
             <c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>\
             <c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
        );
    }
    let last = rows.saturating_add(1).to_string();
    xml.raw("<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$").raw(&last).raw("</c:f><c:strCache>");
    points(xml, &chart.categories);
    xml.raw("</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$").raw(column);
    xml.raw("$2:$").raw(column).raw("$").raw(&last);
    xml.raw("</c:f><c:numCache><c:formatCode>General</c:formatCode>");
    points(xml, &series.values);
    xml.raw("</c:numCache></c:numRef></c:val></c:ser>");
}

pub(super) fn points(xml: &mut Xml, values: &[String]) {
    xml.raw("<c:ptCount val=\"").raw(&values.len().to_string()).raw("\"/>");
    // What is not known is no point.
    for (value, at) in values.iter().zip(0u32..).filter(|(value, _)| !value.is_empty()) {
        xml.raw("<c:pt idx=\"").number(at).raw("\"><c:v>").words(value).raw("</c:v></c:pt>");
    }
}

/// As many decimal places as the numbers have.
fn format_code(values: &[String]) -> String {
    let places = |value: &String| value.split_once('.').map_or(0, |(_, places)| places.len());
    let most = values.iter().map(places).max().unwrap_or_default();
    let point = if most > 0 { "." } else { "" };
    format!("#,##0{point}{}", "0".repeat(most))
}

/// The column of a series: `B` to `Z`, then `AA` and so on; names stand in `A`.
pub(super) fn column_of(place: u32) -> String {
    let letter = |at: u32| char::from(b'A'.saturating_add(u8::try_from(at % 26).unwrap_or(0)));
    let at = place.saturating_add(1);
    match at.div_euclid(26) {
        0 => letter(at).to_string(),
        more => format!("{}{}", letter(more.saturating_sub(1)), letter(at)),
    }
}

fn fill(tone: Tone) -> &'static str {
    match tone {
        Tone::Positive => "<c:spPr><a:solidFill><a:srgbClr val=\"1F6F54\"/></a:solidFill></c:spPr>",
        Tone::Open => "<c:spPr><a:solidFill><a:srgbClr val=\"A9CFBD\"/></a:solidFill></c:spPr>",
        Tone::Lost => "<c:spPr><a:solidFill><a:srgbClr val=\"DDDDDD\"/></a:solidFill></c:spPr>",
        Tone::Negative => {
            "<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"12700\">\
             <a:solidFill><a:srgbClr val=\"A3281F\"/></a:solidFill><a:prstDash val=\"dash\"/></a:ln></c:spPr>"
        }
    }
}

/// Names below or beside the bars, from the first down; a scale from zero beside upright ones.
fn axes(xml: &mut Xml, chart: &Chart) {
    let is_lying = chart.form == Form::Stacked;
    let has_negative = chart.series.iter().flat_map(|it| &it.values).any(|it| it.starts_with('-'));
    xml.raw("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"");
    xml.raw(if is_lying { "maxMin" } else { "minMax" })
        .raw("\"/></c:scaling><c:delete val=\"0\"/>");
    xml.raw("<c:axPos val=\"").raw(if is_lying { "l" } else { "b" });
    xml.raw(
        "\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>",
    );
    xml.raw("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>").raw(LINE);
    xml.raw("<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>");
    xml.raw("<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"2\"/>");
    xml.raw("<c:scaling><c:orientation val=\"minMax\"/>");
    xml.raw(if has_negative { "" } else { "<c:min val=\"0\"/>" })
        .raw("</c:scaling><c:delete val=\"");
    xml.raw(if is_lying { "1" } else { "0" }).raw("\"/><c:axPos val=\"");
    xml.raw(if is_lying { "b" } else { "l" }).raw("\"/>").raw(if is_lying { "" } else { GRID });
    xml.raw(
        "<c:numFmt formatCode=\"#,##0.######\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>",
    );
    xml.raw("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>").raw(LINE);
    xml.raw("<c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>");
}

/// The numbers as a workbook; names are texts and never formulas.
///
/// # Errors
/// As [`archive`].
pub(super) fn chart_sheet(chart: &Chart) -> Result<Vec<u8>, WriteError> {
    let mut xml = Xml(HEAD.to_owned());
    xml.raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row>");
    text_cell(&mut xml, "");
    chart.series.iter().for_each(|series| text_cell(&mut xml, &series.name));
    xml.raw("</row>");
    for (at, category) in chart.categories.iter().enumerate() {
        xml.raw("<row>");
        text_cell(&mut xml, category);
        for value in chart.series.iter().filter_map(|series| series.values.get(at)) {
            if value.is_empty() {
                text_cell(&mut xml, "");
            } else {
                xml.raw("<c><v>").words(value).raw("</v></c>");
            }
        }
        xml.raw("</row>");
    }
    xml.raw("</sheetData></worksheet>");
    let mut files =
        BOOK.map(|(name, content)| (name, format!("{HEAD}{content}").into_bytes())).to_vec();
    files.push(("xl/worksheets/sheet1.xml", xml.0.into_bytes()));
    archive(&files)
}

fn text_cell(xml: &mut Xml, words: &str) {
    xml.raw("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">").words(words).raw("</t></is></c>");
}
