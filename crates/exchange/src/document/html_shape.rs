//! A shape of a drawing as SVG.

use report::document::Shape;

use super::xml::Xml;

/// Writes a shape.
pub(super) fn shape(xml: &mut Xml, shape: &Shape) {
    let class = |xml: &mut Xml, class: &str| {
        if !class.is_empty() {
            xml.raw(" class=\"").raw(class).raw("\"");
        }
    };
    match shape {
        Shape::Line([left, right, y], kind) => {
            xml.raw("<line");
            class(xml, kind);
            xml.raw(" x1=\"").raw(left).raw("\" x2=\"").raw(right).raw("\" y1=\"").raw(y);
            xml.raw("\" y2=\"").raw(y).raw("\"/>\n");
        }
        Shape::Bar([left, top, width, height], kind) => {
            xml.raw("<rect");
            class(xml, kind);
            xml.raw(" x=\"").raw(left).raw("\" y=\"").raw(top).raw("\" width=\"").raw(width);
            xml.raw("\" height=\"").raw(height).raw("\"/>\n");
        }
        Shape::Slope([left, top, right, foot], kind) => {
            xml.raw("<line");
            class(xml, kind);
            xml.raw(" x1=\"").raw(left).raw("\" x2=\"").raw(right).raw("\" y1=\"").raw(top);
            xml.raw("\" y2=\"").raw(foot).raw("\"/>\n");
        }
        Shape::Dot([x, y], kind) => {
            xml.raw("<circle");
            class(xml, kind);
            xml.raw(" cx=\"").raw(x).raw("\" cy=\"").raw(y).raw("\" r=\"4\"/>\n");
        }
        Shape::Words([x, y], kind, words) => {
            xml.raw("<text");
            class(xml, kind);
            // Numbers of a scale stand beside it, in the middle of their lines.
            let is_scale = *kind == "scale";
            xml.raw(" x=\"").raw(x).raw(if is_scale { "\" dx=\"-6\" y=\"" } else { "\" y=\"" });
            xml.raw(y).raw(if is_scale { "\" dy=\"4\">" } else { "\">" });
            xml.words(words).raw("</text>\n");
        }
    }
}
