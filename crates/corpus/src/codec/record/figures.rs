//! Figures: an amount is a whole number and a power of ten, as texts write it.

use super::Places;
use crate::codec::columns::read_date;
use crate::codec::{Pool, Reader};
use crate::{Bound, EdtfDate, EntityId, Figure, FigureKind, Reading};

/// All bounds; a stored one is its place here.
const BOUNDS: [Bound; 4] = [Bound::Exactly, Bound::About, Bound::AtLeast, Bound::AtMost];
/// An amount's first byte: a power of ten with this added, or that all eight bytes of the number follow.
const NO_POWER: u8 = 32;
const ALL_BYTES: u8 = 255;
/// A reading's bits, above those of its bound: its place is the figure's; it has the end of a range; it
/// has a whole.
const WHOLE_PLACE: u8 = 4;
const UP_TO: u8 = 8;
const OUT_OF: u8 = 16;
/// A figure's bits, above its kind: it has a second reading or more, words for what it measures, a
/// subject, a number it shares.
const READINGS: u8 = 8;
const MEASURES: u8 = 16;
const SUBJECT: u8 = 32;
const SAME: u8 = 64;

pub(super) fn read(
    reader: &mut Reader<'_>,
    pool: &Pool,
    published: Option<&EdtfDate>,
) -> Vec<Figure> {
    let mut places = Places::default();
    reader.list(|reader| {
        let bits = reader.byte();
        let has = |bit: u8| bits & bit != 0;
        let span = places.read(reader);
        let n_readings = if has(READINGS) { reader.count() } else { 1 };
        let mut inside = Places { at: span.start };
        let mut readings = Vec::new();
        for _ in 0..n_readings {
            let bits = reader.byte();
            let span = match bits & WHOLE_PLACE {
                0 => inside.read(reader),
                _ => span,
            };
            let value = read_amount(reader);
            readings.push(Reading {
                span,
                value,
                up_to: (bits & UP_TO != 0).then(|| read_amount(reader)),
                out_of: (bits & OUT_OF != 0).then(|| read_amount(reader)),
                bound: BOUNDS[usize::from(bits & 3)],
                unit: pool.string(reader),
            });
        }
        Figure {
            span,
            kind: FigureKind::ALL[usize::from(bits & 7) % FigureKind::ALL.len()],
            readings,
            measures: has(MEASURES).then(|| Places { at: span.end }.read(reader)),
            subject: has(SUBJECT).then(|| EntityId(reader.number())),
            when: read_date(reader, pool, published),
            same: if has(SAME) { Some(reader.number()) } else { None },
        }
    })
}

fn read_amount(reader: &mut Reader<'_>) -> f64 {
    let power = reader.byte();
    if power == ALL_BYTES {
        let bytes = reader.take(8);
        return bytes.try_into().map_or(0.0, f64::from_le_bytes);
    }
    amount(reader.number(), i32::from(power) - i32::from(NO_POWER))
}

/// A whole number times a power of ten, rounded once.
fn amount(digits: u32, power: i32) -> f64 {
    let mut scale = 1.0;
    for _ in 0..power.unsigned_abs().min(22) {
        scale *= 10.0;
    }
    if power < 0 { f64::from(digits) / scale } else { f64::from(digits) * scale }
}

#[cfg(feature = "encode")]
pub(super) use writing::write;

#[cfg(feature = "encode")]
mod writing {
    use super::super::writing::Lists;
    use super::*;
    use crate::codec::columns::origin;
    use crate::codec::pool::Gaps;
    use crate::codec::{date, write as bytes_of};

    pub(in super::super) fn write(
        bytes: &mut Vec<u8>,
        pool: &mut Gaps,
        figures: &[Figure],
        published: Option<&EdtfDate>,
    ) {
        let mut places = Lists::default();
        bytes_of::list(bytes, figures, |bytes, figure| {
            let kind = FigureKind::ALL.iter().position(|kind| *kind == figure.kind);
            let bit = |bit: u8, is_set: bool| if is_set { bit } else { 0 };
            bytes.push(
                kind.expect("the list names every kind") as u8
                    | bit(READINGS, figure.readings.len() != 1)
                    | bit(MEASURES, figure.measures.is_some())
                    | bit(SUBJECT, figure.subject.is_some())
                    | bit(SAME, figure.same.is_some()),
            );
            places.write(bytes, figure.span);
            if figure.readings.len() != 1 {
                bytes_of::count(bytes, figure.readings.len());
            }
            let mut inside = Lists { at: figure.span.start };
            for reading in &figure.readings {
                let bound = BOUNDS.iter().position(|bound| *bound == reading.bound);
                let is_whole = reading.span == figure.span;
                bytes.push(
                    bound.expect("the list names every bound") as u8
                        | bit(WHOLE_PLACE, is_whole)
                        | bit(UP_TO, reading.up_to.is_some())
                        | bit(OUT_OF, reading.out_of.is_some()),
                );
                if !is_whole {
                    inside.write(bytes, reading.span);
                }
                let amounts = [Some(reading.value), reading.up_to, reading.out_of];
                amounts.into_iter().flatten().for_each(|amount| write_amount(bytes, amount));
                pool.string(bytes, &reading.unit);
            }
            if let Some(measures) = figure.measures {
                Lists { at: figure.span.end }.write(bytes, measures);
            }
            if let Some(subject) = figure.subject {
                bytes_of::number(bytes, subject.0);
            }
            date::write(bytes, pool, figure.when.as_ref(), origin(published));
            if let Some(same) = figure.same {
                bytes_of::number(bytes, same);
            }
        });
    }

    fn write_amount(bytes: &mut Vec<u8>, value: f64) {
        // The largest power leaves the fewest digits.
        let exact = (-8..=15).rev().find_map(|power| {
            let digits = (value / amount(1, power)).round();
            let fits = (0.0..=f64::from(u32::MAX)).contains(&digits);
            let is_same = fits && amount(digits as u32, power).to_bits() == value.to_bits();
            is_same.then_some((digits as u32, power))
        });
        match exact {
            Some((digits, power)) if digits != 0 || value.to_bits() == 0 => {
                bytes.push((power + i32::from(NO_POWER)) as u8);
                bytes_of::number(bytes, digits);
            }
            _ => {
                bytes.push(ALL_BYTES);
                bytes.extend(value.to_le_bytes());
            }
        }
    }
}
