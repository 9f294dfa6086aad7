//! Dots over two axes, and lines between two ranks, as `DrawingML`.

use report::document::chart::{Chart, Series, Tone};

use super::chart_part::{GRID, LINE, column_of, points};
use super::xml::Xml;

/// A label's switches, all off but the number of a value and the name of a series.
const NUMBER_ALONE: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";
const NAME_AND_NUMBER: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"1\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/><c:separator> </c:separator>";
const NOTHING: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";
/// Names stand in one line.
const IN_ONE_LINE: &str = "<c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\"/></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>";

/// Dots, each with its number beside it.
pub(super) fn dots(xml: &mut Xml, chart: &Chart) {
    let [across, up] = chart.series.as_slice() else { return };
    let last = chart.categories.len().saturating_add(1).to_string();
    xml.raw("<c:layout/><c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>");
    name(xml, up, 1);
    xml.raw("<c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>");
    marker(xml, up.tone);
    xml.raw("<c:dLbls>");
    for (label, at) in chart.categories.iter().zip(0u32..) {
        xml.raw("<c:dLbl><c:idx val=\"").number(at);
        xml.raw("\"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"zh-CN\"/><a:t>");
        xml.words(label).raw("</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val=\"r\"/>");
        xml.raw(NUMBER_ALONE).raw("</c:dLbl>");
    }
    xml.raw(NOTHING).raw("</c:dLbls>");
    for (kind, series, place) in [("xVal", across, 0), ("yVal", up, 1)] {
        xml.raw("<c:").raw(kind).raw(">");
        numbers(xml, series, place, &last);
        xml.raw("</c:").raw(kind).raw(">");
    }
    xml.raw("<c:smooth val=\"0\"/></c:ser><c:axId val=\"1\"/><c:axId val=\"2\"/></c:scatterChart>");
    axis(xml, across, ["1", "2", "b"]);
    axis(xml, up, ["2", "1", "l"]);
}

/// An axis of dots with its name: id, that of the other, and the side.
fn axis(xml: &mut Xml, series: &Series, [id, other, side]: [&str; 3]) {
    let has_negative = series.values.iter().any(|it| it.starts_with('-'));
    xml.raw("<c:valAx><c:axId val=\"").raw(id);
    xml.raw("\"/><c:scaling><c:orientation val=\"minMax\"/>");
    xml.raw(if has_negative { "" } else { "<c:min val=\"0\"/>" });
    xml.raw("</c:scaling><c:delete val=\"0\"/><c:axPos val=\"").raw(side).raw("\"/>").raw(GRID);
    xml.raw("<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"zh-CN\" b=\"0\"/><a:t>");
    xml.words(&series.name);
    xml.raw("</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>");
    xml.raw(LINE).raw("<c:crossAx val=\"").raw(other);
    xml.raw("\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"midCat\"/></c:valAx>");
}

/// A line for each series; ranks count downwards, and names stand on the right.
pub(super) fn slopes(xml: &mut Xml, chart: &Chart) {
    let last = chart.categories.len().saturating_add(1).to_string();
    xml.raw("<c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"0\"/><c:y val=\"0.1\"/><c:w val=\"0.6\"/><c:h val=\"0.87\"/></c:manualLayout></c:layout><c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
    for (series, place) in chart.series.iter().zip(0u32..) {
        xml.raw("<c:ser><c:idx val=\"").number(place).raw("\"/><c:order val=\"").number(place);
        xml.raw("\"/>");
        name(xml, series, place);
        xml.raw("<c:spPr><a:ln w=\"19050\"><a:solidFill><a:srgbClr val=\"");
        xml.raw(colour(series.tone)).raw("\"/></a:solidFill>");
        xml.raw(if series.tone == Tone::Negative { "<a:prstDash val=\"dash\"/>" } else { "" });
        xml.raw("</a:ln></c:spPr>");
        marker(xml, series.tone);
        xml.raw("<c:dLbls>");
        for (at, side, shown) in [(0, "l", NUMBER_ALONE), (1, "r", NAME_AND_NUMBER)] {
            xml.raw("<c:dLbl><c:idx val=\"").number(at).raw("\"/>").raw(IN_ONE_LINE);
            xml.raw("<c:dLblPos val=\"").raw(side);
            xml.raw("\"/>").raw(shown).raw("</c:dLbl>");
        }
        xml.raw(NOTHING).raw("</c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$").raw(&last);
        xml.raw("</c:f><c:strCache>");
        points(xml, &chart.categories);
        xml.raw("</c:strCache></c:strRef></c:cat><c:val>");
        numbers(xml, series, place, &last);
        xml.raw("</c:val><c:smooth val=\"0\"/></c:ser>");
    }
    xml.raw("<c:marker val=\"1\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>");
    xml.raw("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"t\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>");
    let ranks = chart.series.iter().flat_map(|it| &it.values);
    let most = ranks.filter_map(|it| it.parse::<u32>().ok()).max().unwrap_or(1);
    xml.raw("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"maxMin\"/><c:max val=\"");
    xml.number(most.saturating_add(1)).raw("\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/><c:majorUnit val=\"1\"/></c:valAx>");
}

/// The name of a series, as it stands in the workbook behind the chart.
fn name(xml: &mut Xml, series: &Series, place: u32) {
    xml.raw("<c:tx><c:strRef><c:f>Sheet1!$").raw(&column_of(place));
    xml.raw("$1</c:f><c:strCache>");
    points(xml, core::slice::from_ref(&series.name));
    xml.raw("</c:strCache></c:strRef></c:tx>");
}

fn numbers(xml: &mut Xml, series: &Series, place: u32, last: &str) {
    let column = column_of(place);
    xml.raw("<c:numRef><c:f>Sheet1!$").raw(&column).raw("$2:$").raw(&column).raw("$").raw(last);
    xml.raw("</c:f><c:numCache><c:formatCode>General</c:formatCode>");
    points(xml, &series.values);
    xml.raw("</c:numCache></c:numRef>");
}

fn marker(xml: &mut Xml, tone: Tone) {
    xml.raw("<c:marker><c:symbol val=\"circle\"/><c:size val=\"7\"/><c:spPr><a:solidFill><a:srgbClr val=\"");
    xml.raw(if tone == Tone::Negative { "FFFFFF" } else { colour(tone) });
    xml.raw("\"/></a:solidFill><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"").raw(colour(tone));
    xml.raw("\"/></a:solidFill></a:ln></c:spPr></c:marker>");
}

fn colour(tone: Tone) -> &'static str {
    match tone {
        Tone::Positive | Tone::Open => "1F6F54",
        Tone::Negative => "A3281F",
        Tone::Lost => "666666",
    }
}
