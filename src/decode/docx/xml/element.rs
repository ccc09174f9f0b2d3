//! The beginning of an element, and its attributes.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::decode::docx::names::Tag;

/// The beginning of an element.
#[derive(Debug)]
pub(in crate::decode::docx) struct Element<'a> {
    pub(in crate::decode::docx) tag: Tag,
    pub(super) raw: BytesStart<'a>,
    /// Whether nothing is in it, so that no end follows.
    pub(in crate::decode::docx) is_empty: bool,
}

impl Element<'_> {
    /// The value of an attribute by its name without a prefix.
    pub(in crate::decode::docx) fn attribute(&self, local: &str) -> Option<Cow<'_, str>> {
        let is_named = |name: &str| name.rsplit(':').next() == Some(local) && !name.starts_with("xmlns");
        let found = self.raw.attributes().with_checks(false).flatten().find(|found| is_named(found.key.0))?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The attribute `val`, in which Word keeps most.
    pub(in crate::decode::docx) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(in crate::decode::docx) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property that is on or off is on: it is when it is there.
    pub(in crate::decode::docx) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}
