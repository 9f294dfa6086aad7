//! From a value to its share: straight pieces as one fraction with a common denominator.
//!
//! On a piece the share is `a + b × value`, so it is `(A × below + B × above) / (q × below)` with
//! whole numbers A and B that depend on the piece alone.

use dashu_int::IBig;
use dashu_int::ops::Gcd;

use super::super::lowering::Lowering;
use super::super::program::OperationId;
use super::arithmetic::Fraction;
use crate::quantity::Rational;
use crate::rubric::curve::ScoreCurve;

/// A piece: up to which value it reaches, and `a` and `b` of `a + b × value`.
struct Piece {
    end: Rational,
    is_end_within: bool,
    start: Rational,
    slope: Rational,
}

/// The share of a value: from 0 to 1.
pub(super) fn share_on_curve(
    lowering: &mut Lowering,
    curve: &ScoreCurve,
    value: Fraction,
) -> Fraction {
    let (pieces, last) = if curve.is_stepped() { steps(curve) } else { lines(curve) };
    let shares = pieces.iter().flat_map(|piece| [&piece.start, &piece.slope]);
    let common = common_denominator(shares.chain([&last]));
    let whole = |share: &Rational| {
        let scale = &common / IBig::from(share.denominator().clone());
        share.numerator() * scale
    };
    let mut starts = Vec::new();
    let mut slopes = Vec::new();
    for piece in &pieces {
        let below_end = is_within(lowering, piece, value);
        let (start, slope) = (whole(&piece.start), whole(&piece.slope));
        starts.push((below_end, lowering.integer(start)));
        slopes.push((below_end, lowering.integer(slope)));
    }
    let (last, zero) = (lowering.integer(whole(&last)), lowering.integer(0));
    let start = lowering.first_of(&starts, last);
    let slope = lowering.first_of(&slopes, zero);
    if slope == zero {
        return Fraction { above: start, below: lowering.integer(common) };
    }
    let level = lowering.multiply(start, value.below);
    let rise = lowering.multiply(slope, value.above);
    let above = lowering.add(level, rise);
    let below = lowering.times(value.below, common);
    Fraction { above: lowering.keep_within(above, 0, None), below }
}

/// 1 if the value lies on the piece or before it.
fn is_within(lowering: &mut Lowering, piece: &Piece, value: Fraction) -> OperationId {
    let end = lowering.times(value.below, piece.end.numerator().clone());
    let at = lowering.times(value.above, IBig::from(piece.end.denominator().clone()));
    if piece.is_end_within {
        let beyond = lowering.less(end, at);
        lowering.not(beyond)
    } else {
        lowering.less(at, end)
    }
}

/// The pieces of a broken line, and the share after the last.
fn lines(curve: &ScoreCurve) -> (Vec<Piece>, Rational) {
    let points = curve.points();
    let flat = |(x, share): &(Rational, Rational)| Piece {
        end: x.clone(),
        is_end_within: true,
        start: share.clone(),
        slope: Rational::ZERO,
    };
    let mut pieces: Vec<Piece> = points.first().map(flat).into_iter().collect();
    for ((x0, share0), (x1, share1)) in points.iter().zip(points.iter().skip(1)) {
        let slope = (share1 - share0) / (x1 - x0);
        let start = share0 - &slope * x0;
        pieces.push(Piece { end: x1.clone(), is_end_within: true, start, slope });
    }
    (pieces, points.last().map(|(_, share)| share.clone()).unwrap_or_default())
}

/// The levels between steps, and the last.
fn steps(curve: &ScoreCurve) -> (Vec<Piece>, Rational) {
    let mut level = Rational::ZERO;
    let mut pieces = Vec::new();
    for (from, share) in curve.points() {
        let before = core::mem::replace(&mut level, share.clone());
        let (end, slope) = (from.clone(), Rational::ZERO);
        pieces.push(Piece { end, is_end_within: false, start: before, slope });
    }
    (pieces, level)
}

/// The least common multiple of the denominators.
fn common_denominator<'a>(shares: impl Iterator<Item = &'a Rational>) -> IBig {
    shares.fold(IBig::ONE, |common, share| {
        let below = IBig::from(share.denominator().clone());
        let divisor = IBig::from((&common).gcd(&below));
        common / divisor * below
    })
}
