//! Notes what is met, each thing once.

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use super::{Scene, Walk};
use crate::press::access;
use crate::press::colour::{Colour, Resolved, Space};
use crate::press::content::State;
use crate::press::facts::{Effect, PaintFact, PaintKind, RuleFact};
use crate::press::function::Function;
use crate::press::place::Rect;

/// How many places of a gradient are looked at between two of its turns.
const STEPS: u32 = 8;

/// What touches the cut by less than this, in points, is not within it.
const TOUCH: f64 = 0.01;

impl<'a> Walk<'a, '_> {
    /// Notes that a colour is painted.
    pub(super) fn paint(
        &mut self,
        kind: PaintKind,
        colour: Colour,
        scene: &Scene<'a>,
        at: Rect,
    ) {
        let at = scene.area.unwrap_or(at);
        let kind = if scene.mask { PaintKind::Mask } else { kind };
        let within = self.cut.grown(-TOUCH).meet(&at).is_some();
        let key = format!("paint {kind:?} {colour:?} {within}");
        let fact = PaintFact { kind, colour, within, at, count: 0 };
        let place = self.place_of(key, |page| page.paints.len());
        note(&mut self.page.paints, place, fact).count += 1;
    }

    /// Notes a rule: its width and whether it is an area.
    pub(super) fn rule(
        &mut self,
        (width, filled): (f64, bool),
        colour: Colour,
        overprint: bool,
        at: Rect,
    ) {
        // A micrometre is far less than a press can tell.
        let width = (width * 1000.0).round() / 1000.0;
        let key = format!("rule {width} {filled} {overprint} {colour:?}");
        let fact = RuleFact { width, colour, filled, overprint, at, count: 0 };
        let place = self.place_of(key, |page| page.rules.len());
        note(&mut self.page.rules, place, fact).count += 1;
    }

    /// Returns the place in a list of what a key stands for; the end of the
    /// list if it is new.
    pub(super) fn place_of(
        &mut self,
        key: String,
        end: impl Fn(&super::PageFacts) -> usize,
    ) -> usize {
        let end = end(self.page);
        *self.places.entry(key).or_insert(end)
    }

    /// Notes paint that covers in part.
    pub(super) fn alpha(&mut self, alpha: f64) {
        if alpha >= 1.0 {
            return;
        }
        let known = self.page.effects.iter_mut().find_map(|effect| match effect {
            Effect::Alpha(known) => Some(known),
            _ => None,
        });
        match known {
            Some(known) => *known = known.min(alpha),
            None => self.page.effects.push(Effect::Alpha(alpha)),
        }
    }

    /// Notes an effect.
    pub(super) fn effect(&mut self, effect: Effect) {
        if !self.page.effects.contains(&effect) {
            self.page.effects.push(effect);
        }
    }

    /// Notes what cannot be read.
    pub(super) fn unread(&mut self, what: String) {
        if !self.page.unread.contains(&what) {
            self.page.unread.push(what);
        }
    }

    /// Notes a transparent group, and the space that it mixes in.
    pub(super) fn group(&mut self, group: &Dictionary, at: Rect, scene: &Scene<'a>) {
        if access::name(self.document, group, "S").as_deref() != Some("Transparency") {
            return;
        }
        self.effect(Effect::Group);
        if let Some(space) = access::entry(self.document, group, "CS") {
            let space = Resolved::read(self.document, scene.resources, space);
            let colour = Colour { values: Vec::new(), ink: None, ..space.initial() };
            self.paint(PaintKind::Group, colour, scene, at);
        }
    }

    /// Returns whether an object is met for the first time, within the cut or
    /// outside of it.
    pub(super) fn first(&mut self, object: &Object, at: Rect) -> bool {
        let within = self.cut.meet(&at).is_some();
        object
            .as_reference()
            .map_or(true, |id| self.seen.insert((id, within)))
    }

    /// Returns the resource of a kind that an operation names.
    pub(super) fn named(
        &self,
        scene: &Scene<'a>,
        kind: &str,
        operation: &Operation,
    ) -> Option<&'a Object> {
        let name = operation.operands.first()?.as_name().ok()?;
        let among = access::dictionary(self.document, scene.resources, kind)?;
        Some(access::resolve(self.document, among.get(name).ok()?))
    }
}

/// Returns the fact at a place, put there if the list ends before.
pub(super) fn note<T>(facts: &mut Vec<T>, place: usize, fact: T) -> &mut T {
    if place >= facts.len() {
        facts.push(fact);
    }
    let last = facts.len() - 1;
    &mut facts[place.min(last)]
}

/// Returns where something is seen: its box, clipped; none if nothing of it is.
pub(super) fn place(scene: &Scene<'_>, state: &State, around: Rect) -> Option<Rect> {
    let seen = state.clip.meet(&around)?;
    Some(scene.area.unwrap_or(seen))
}

/// Returns the heaviest colour of a gradient, or any if its ink cannot be told.
pub(super) fn heaviest(
    space: &Resolved,
    function: &Function,
    domain: (f64, f64),
) -> Option<Colour> {
    let mut turns = function.turns(domain);
    turns.retain(|turn| (domain.0..=domain.1).contains(turn));
    turns.sort_by(f64::total_cmp);
    let between = turns.windows(2).flat_map(|pair| {
        let step = (pair[1] - pair[0]) / f64::from(STEPS);
        let first = pair[0];
        (0..=STEPS).map(move |at| first + step * f64::from(at))
    });
    let colours = between.map(|x| space.colour(&function.at(x)));
    let ink = |colour: &Colour| match colour.space {
        Space::Registration => 0.0,
        _ => colour.ink.unwrap_or(0.0),
    };
    colours.max_by(|a, b| ink(a).total_cmp(&ink(b)))
}
