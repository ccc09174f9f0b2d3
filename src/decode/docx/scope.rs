//! Which prefix stands for which name space, at the place that is being read.

use std::collections::HashMap;

use super::names::Space;

/// The prefixes that are bound.
#[derive(Debug, Default)]
pub(super) struct Scope {
    bound: HashMap<String, Space>,
    /// What to put back when an element ends: its depth, a prefix, and what that stood for.
    before: Vec<(usize, String, Option<Space>)>,
    /// The binding that was asked for last.
    last: Option<(String, Space)>,
}

impl Scope {
    /// Binds a prefix for the element at a depth and all that is in it.
    pub(super) fn bind(&mut self, depth: usize, prefix: &str, space: Space) {
        let before = self.bound.insert(prefix.to_owned(), space);
        self.before.push((depth, prefix.to_owned(), before));
        self.last = None;
    }

    /// Ends the element at a depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some((_, prefix, before)) = self.before.pop_if(|(bound, ..)| *bound >= depth) {
            match before {
                Some(space) => self.bound.insert(prefix, space),
                None => self.bound.remove(&prefix),
            };
            self.last = None;
        }
    }

    /// What a prefix stands for.
    pub(super) fn space(&mut self, prefix: &str) -> Space {
        if let Some((last, space)) = &self.last
            && last == prefix
        {
            return *space;
        }
        let space = self.bound.get(prefix).copied().unwrap_or(Space::Other);
        // The prefix of Word comes most often by far.
        if space == Space::Word {
            self.last = Some((prefix.to_owned(), space));
        }
        space
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binding_ends_with_its_element() {
        let mut scope = Scope::default();
        scope.bind(1, "w", Space::Word);
        scope.bind(2, "w", Space::Math);
        assert_eq!(scope.space("w"), Space::Math);
        scope.leave(2);
        assert_eq!(scope.space("w"), Space::Word);
        scope.leave(1);
        assert_eq!(scope.space("w"), Space::Other);
    }
}
