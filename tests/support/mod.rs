//! Drafts made by tests: the official form with any figures, in the layouts that extraction leaves.

pub(crate) mod alphabet;
pub(crate) mod draft;
pub(crate) mod form;
pub(crate) mod layout;

pub(crate) use draft::{Cell, Draft};
pub(crate) use layout::Layout;
